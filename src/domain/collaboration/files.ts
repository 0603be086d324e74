/** Most files at one node. */
export const maxAttachments = 200;
/** Longest file name, in code points. */
export const maxFileName = 150;
/** Bytes in a piece of a stored file. */
export const pieceBytes = 256 * 1024;

/** One kind of file that is taken in: how names of it may end, and whether a browser may show it (in a sandbox). */
interface FileKind {
  readonly endings: readonly string[];
  readonly shown?: true;
}

/** Kinds of file that are taken in, by media type. What could run or be a page (HTML, SVG, macros, archives) is not. */
const fileKinds: Readonly<Record<string, FileKind>> = {
  'image/png': { endings: ['png'], shown: true },
  'image/jpeg': { endings: ['jpg', 'jpeg'], shown: true },
  'image/gif': { endings: ['gif'], shown: true },
  'image/webp': { endings: ['webp'], shown: true },
  'image/avif': { endings: ['avif'], shown: true },
  'application/pdf': { endings: ['pdf'], shown: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { endings: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { endings: ['xlsx'] },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { endings: ['pptx'] },
  'application/vnd.oasis.opendocument.text': { endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { endings: ['ods'] },
  'application/vnd.oasis.opendocument.presentation': { endings: ['odp'] },
  'text/plain': { endings: ['txt', 'csv', 'md', 'log', 'json'] },
};

/** How names may end, for the file chooser. */
export const acceptedEndings: readonly string[] = Object.values(fileKinds).flatMap((k) => k.endings);

/** Whether files of a media type are taken in. */
export function isAccepted(mediaType: string): boolean {
  return Object.hasOwn(fileKinds, mediaType);
}

/** Whether a browser may show a file where it is, rather than save it. */
export function mayBeShown(mediaType: string): boolean {
  return fileKinds[mediaType]?.shown === true;
}

/** The ending of a file name, lower case, without the dot; empty when it has none. */
export function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * Whether bytes that are nothing but text may be taken in under a name: plain text proves nothing about itself, so the
 * name must say that it is text.
 */
export function isTextName(name: string): boolean {
  return fileKinds['text/plain']!.endings.includes(endingOf(name));
}

/** Control characters, signs that file systems keep for themselves, and those that turn the direction of writing. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff/\\:*?"<>|]+/gu;

/**
 * A file name made safe to show and to save: no path, no control or direction signs, not hidden, not too long, and
 * ending as its bytes are (`rapport.exe` of a picture becomes `rapport.exe.png`). Empty → `fil`.
 */
export function cleanFileName(name: string, mediaType: string): string {
  const endings = fileKinds[mediaType]?.endings ?? [];
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(unfit, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  const ending = endings.includes(endingOf(clean)) ? endingOf(clean) : (endings[0] ?? '');
  const stem = ending !== '' && endingOf(clean) === ending ? clean.slice(0, -(ending.length + 1)) : clean;
  const cut = [...(stem || 'fil')]
    .slice(0, maxFileName - ending.length - 1)
    .join('')
    .trimEnd();
  return ending === '' ? cut : `${cut}.${ending}`;
}
