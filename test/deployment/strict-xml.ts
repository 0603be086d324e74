/** An element read from XML. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own character data. */
  readonly content: string;
  /** The only child of a name. */
  child(name: string): XmlElement;
  all(name: string): readonly XmlElement[];
  /** The character data of the only child of a name. */
  text(name: string): string;
}

const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads a document as XML 1.0, without doctype, comments, CDATA and processing instructions. Throws at the first
 * thing that is not well-formed, with its place.
 */
export function readXml(document: string): XmlElement {
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`${why} at ${at}: ${JSON.stringify(document.slice(at, at + 40))}`);
  };
  const bad = forbidden.exec(document);
  if (bad) {
    at = bad.index;
    fail('a character that XML does not allow');
  }
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const match = sticky.exec(document);
    if (match) at = sticky.lastIndex;
    return match;
  };
  const decoded = (text: string): string => {
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(text)) fail(`a loose & in ${text}`);
    return text.replace(/&(#x?)?([0-9A-Za-z]+);/g, (_, mark, name: string) =>
      mark ? String.fromCodePoint(Number.parseInt(name, mark === '#x' ? 16 : 10)) : (named[name] ?? ''),
    );
  };
  const element = (): XmlElement => {
    const name = (take(/<([A-Za-z_][\w:.-]*)/) ?? fail('no element'))[1]!;
    const attributes: Record<string, string> = {};
    for (
      let m = take(/\s+([A-Za-z_][\w:.-]*)="([^"<]*)"/);
      m;
      m = take(/\s+([A-Za-z_][\w:.-]*)="([^"<]*)"/)
    ) {
      if (Object.hasOwn(attributes, m[1]!)) fail(`attribute ${m[1]} twice`);
      attributes[m[1]!] = decoded(m[2]!);
    }
    const children: XmlElement[] = [];
    let content = '';
    if (!take(/\s*\/>/)) {
      if (!take(/\s*>/)) fail(`<${name} is not closed`);
      while (!take(new RegExp(`</${name}\\s*>`))) {
        const text = take(/[^<]+/);
        if (text) {
          if (text[0].includes(']]>')) fail(']]> in text');
          content += decoded(text[0]);
        } else children.push(element());
      }
    }
    const all = (n: string) => children.filter((c) => c.name === n);
    const child = (n: string): XmlElement => {
      const [only, ...more] = all(n);
      if (!only || more.length > 0) throw new Error(`<${name}> has ${all(n).length} <${n}>`);
      return only;
    };
    return { name, attributes, children, content, all, child, text: (n) => child(n).content };
  };
  take(/<\?xml version="1\.0"(?: encoding="utf-8")?\?>\s*/) ?? fail('no XML declaration');
  const root = element();
  take(/\s*/);
  if (at < document.length) fail('something after the end');
  return root;
}
