import type { Static } from 'typebox';
import type { Refusal } from '../../../../contract/deployments.ts';
import type { NoteIssue } from '../../../../domain/deployment/index.ts';

/** What was refused, where and why, as the contract has it. */
export type Refused = Static<typeof Refusal>;

type Params = Readonly<Record<string, string | number>>;

/**
 * Every reason in English words, for whoever runs the command or reads the log; the screen has its own in three
 * languages under `deliveries.refusal.<reason>`. `{name}` stands for a parameter.
 */
const words: Readonly<Record<string, string>> = {
  empty: 'the file is empty',
  notUtf8: 'not UTF-8: one or more bytes are no text',
  nulCharacter: 'holds a NUL character',
  loneSurrogate: 'holds half a character (a lone surrogate)',
  tooLong: 'longer than {max} ({found})',
  pathShape: 'the path is not {expected}',
  nameInvalid: '"{found}" cannot be a name',
  shaInvalid: '"{found}" is no commit of 40 hexadecimal digits',
  frontMatterMissing: 'does not begin with front matter (---)',
  frontMatterUnterminated: 'the front matter has no end (---): half a file?',
  frontMatterLine: 'a line of the front matter is no "key: value": {found}',
  frontMatterQuote: 'a quote is left open: {found}',
  duplicateKey: '"{found}" is given twice',
  dateMissing: 'there is no date',
  dateMalformed: '"{found}" is no date as in 2026-08-10T10:57:35Z',
  dateNotReal: '"{found}" does not exist',
  noLines: 'there is not one line of content: half a file?',
  lineTooLong: 'the line is longer than {max} characters ({found}); the rest of the file is in',
  wrongType: 'should be {expected}',
  missing: 'is missing',
  notJson: 'is not JSON',
  notAnArray: 'is not an array',
  wrongEvent: 'is not the event {expected}',
  environmentDiffers: 'the folder says {folder}, the front matter {frontMatter}; the folder counts',
  titleMissing: 'there is no title; the name of the product is used',
  dateWithoutTime: 'the date has no time; midnight UTC is used',
  dateWithoutZone: 'the time has no zone; UTC is used',
  notABullet: 'a line without a bullet; it is kept',
  emptyBullet: 'an empty bullet; it is left out',
  noFinalNewline: 'the file does not end with a line end',
  notADirectory: 'is not a directory',
  unreadable: 'cannot be read ({why})',
  nameNotUtf8: 'the name is not UTF-8',
  symbolicLink: 'is a symbolic link; links are not followed',
  notAFile: 'is neither a file nor a directory',
  tooDeep: 'lies more than {max} directories down',
  tooManyFiles: 'there are more than {max} files',
  noNotes: 'there is no release note in it',
  sameDeployment: 'tells of the same deployment as {other}',
  notStored: 'the database refuses it ({why})',
};

const filled = (code: string, params: Params): string =>
  (words[code] ?? code).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** A file refused as a whole. */
export function refusal(file: string, field: string, reason: string, params: Params = {}): Refused {
  return { file, line: null, field, reason, detail: filled(reason, params) };
}

/** What the parser says, in the contract's shape. */
export function refusalOf(issue: NoteIssue): Refused {
  const { file, line, field, reason } = issue;
  return { file, line, field, reason: reason.code, detail: filled(reason.code, reason.params) };
}
