import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, isAccepted, isTextName, maxFileName, mayBeShown } from './files.ts';

describe('a file name', () => {
  it.each([
    ['rapport.pdf', 'application/pdf', 'rapport.pdf'],
    ['RAPPORT.PDF', 'application/pdf', 'RAPPORT.pdf'],
    ['bilde.JPEG', 'image/jpeg', 'bilde.jpeg'],
    ['rapport.exe', 'image/png', 'rapport.exe.png'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    [
      'C:\\temp\\møte.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'møte.docx',
    ],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['tall\u202Efdp.csv', 'text/plain', 'tall_fdp.csv'],
    ['linje\nskift\u0000.txt', 'text/plain', 'linje_skift_.txt'],
    ['a"b<c>.md', 'text/plain', 'a_b_c_.md'],
    ['😀.png', 'image/png', '😀.png'],
    ['', 'image/png', 'fil.png'],
    ['...', 'image/gif', 'fil.gif'],
  ])('%j of %s is %j', (name, type, expected) => {
    expect(cleanFileName(name, type)).toBe(expected);
  });

  it('is never too long, never a path, never hidden, and always ends as its bytes are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
        const clean = cleanFileName(name, 'image/png');
        expect([...clean].length).toBeLessThanOrEqual(maxFileName);
        expect(clean).toMatch(/^[^./\\][^/\\]*\.png$|^[^./\\]+\.png$/su);
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
    );
  });
});

describe('kinds of file', () => {
  it.each([
    'text/html',
    'image/svg+xml',
    'application/xml',
    'application/zip',
    'application/x-msdownload',
    '__proto__',
  ])('%s is not taken in', (type) => {
    expect(isAccepted(type)).toBe(false);
    expect(mayBeShown(type)).toBe(false);
  });
  it('text and documents are saved, pictures and PDF may be shown', () => {
    expect(mayBeShown('text/plain')).toBe(false);
    expect(mayBeShown('image/png')).toBe(true);
    expect(mayBeShown('application/pdf')).toBe(true);
  });
  it('text is known by its name', () => {
    expect(isTextName('tall.CSV')).toBe(true);
    expect(isTextName('side.html')).toBe(false);
    expect(isTextName('uten')).toBe(false);
  });
});
