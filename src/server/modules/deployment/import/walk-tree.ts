import { constants } from 'node:fs';
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_NOTE_LENGTH } from '../../../../domain/deployment/index.ts';
import type { Refused } from './refusals.ts';
import { refusal } from './refusals.ts';

/** A tree of release notes as it lies on disk: paths relative to the root with `/`, in the order of their names. */
export interface Tree {
  readonly notes: readonly string[];
  readonly pages: readonly string[];
  readonly refused: readonly Refused[];
}

/** Deeper than this nothing is looked for: notes stand three levels down. */
const maxDepth = 8;
/** More files than this are not one tree of release notes. */
const maxFiles = 500_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Lists a tree. Links are never followed, so that a loop cannot catch us; they, and whatever is no plain file or has a
 * name that is not UTF-8, are refused by name. Names beginning with a dot (`.git`, `.DS_Store`) belong to tools and are
 * passed over. A root that is a link to a folder is taken: the person named it.
 *
 * @returns null when the root is no folder that can be read, with the reason in `refused`
 */
export async function listTree(root: string): Promise<Tree | { readonly failed: Refused }> {
  try {
    if (!(await stat(root)).isDirectory()) return { failed: refusal(root, 'path', 'notADirectory') };
  } catch (error) {
    return { failed: refusal(root, 'path', 'unreadable', { why: codeOf(error) }) };
  }
  const notes: string[] = [];
  const pages: string[] = [];
  const refused: Refused[] = [];
  const visit = async (folder: string, depth: number): Promise<void> => {
    let entries: Awaited<ReturnType<typeof readEntries>>;
    try {
      entries = await readEntries(join(root, folder));
    } catch (error) {
      refused.push(refusal(folder || '.', 'path', 'unreadable', { why: codeOf(error) }));
      return;
    }
    for (const { bytes, kind } of entries) {
      const name = nameOf(bytes);
      const path = folder === '' ? (name ?? escaped(bytes)) : `${folder}/${name ?? escaped(bytes)}`;
      if (name?.startsWith('.')) continue;
      if (name === null) refused.push(refusal(path, 'path', 'nameNotUtf8'));
      else if (kind === 'link') refused.push(refusal(path, 'path', 'symbolicLink'));
      else if (kind === 'other') refused.push(refusal(path, 'path', 'notAFile'));
      else if (kind === 'folder') {
        if (depth >= maxDepth) refused.push(refusal(path, 'path', 'tooDeep', { max: maxDepth }));
        else await visit(path, depth + 1);
      } else if (notes.length + pages.length >= maxFiles) {
        refused.push(refusal(path, 'path', 'tooManyFiles', { max: maxFiles }));
      } else if (name === '_index.md') pages.push(path);
      else notes.push(path);
    }
  };
  await visit('', 0);
  return { notes, pages, refused };
}

type Kind = 'file' | 'folder' | 'link' | 'other';

async function readEntries(folder: string): Promise<{ bytes: Buffer; kind: Kind }[]> {
  const entries = await readdir(folder, { encoding: 'buffer', withFileTypes: true });
  return entries
    .map((e) => ({
      bytes: e.name,
      kind: (e.isSymbolicLink()
        ? 'link'
        : e.isDirectory()
          ? 'folder'
          : e.isFile()
            ? 'file'
            : 'other') as Kind,
    }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
}

function nameOf(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes that are no UTF-8, written so that a person can find the file: `caf\xe9.md`. */
const escaped = (bytes: Buffer): string =>
  [...bytes]
    .map((b) => (b >= 0x20 && b < 0x7f ? String.fromCharCode(b) : `\\x${b.toString(16).padStart(2, '0')}`))
    .join('');

/** A file's bytes, or why they cannot be had. Nothing larger than a note can be is read. */
export async function readNoteFile(
  root: string,
  path: string,
): Promise<{ readonly bytes: Buffer } | { readonly refused: Refused }> {
  const full = join(root, path);
  try {
    const file = await open(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const info = await file.stat();
      if (!info.isFile()) return { refused: refusal(path, 'path', 'notAFile') };
      if (info.size > MAX_NOTE_LENGTH) {
        return { refused: refusal(path, 'file', 'tooLong', { max: MAX_NOTE_LENGTH, found: info.size }) };
      }
      const bytes = await file.readFile();
      // A file that grows while it is read ends somewhere; the parser refuses it when it is too long by then.
      return { bytes };
    } finally {
      await file.close();
    }
  } catch (error) {
    const link = codeOf(error) === 'ELOOP' && (await lstat(full)).isSymbolicLink();
    return { refused: refusal(path, 'path', link ? 'symbolicLink' : 'unreadable', { why: codeOf(error) }) };
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
