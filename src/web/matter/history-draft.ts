import { commentParts } from '../../domain/collaboration/mentions.ts';

/** Names picked while writing, with whom they mean: what is written reads as it will, and is stored by id. */
export type Picked = ReadonlyMap<string, number>;

/** A stored comment as it is written: names and keys in place of tokens, and whom the names mean. */
export function draftOf(
  body: string,
  people: readonly { readonly id: number; readonly name: string }[],
): { readonly text: string; readonly picked: Picked } {
  const picked = new Map<string, number>();
  const text = commentParts(body)
    .map((part) => {
      if (part.type === 'text') return part.text;
      if (part.type === 'node') return `#${part.key}`;
      const person = people.find((p) => p.id === part.id);
      // Two of the same name: the second keeps its token, so that neither becomes the other.
      if (!person || (picked.has(person.name) && picked.get(person.name) !== person.id))
        return `@[${part.id}]`;
      picked.set(person.name, person.id);
      return `@${person.name}`;
    })
    .join('');
  return { text, picked };
}

/** What is written as it is stored: names that were picked become tokens. Longer names first: one may begin another. */
export function bodyOf(text: string, picked: Picked): string {
  const names = [...picked.keys()].sort((a, b) => b.length - a.length);
  let body = '';
  for (let at = 0; at < text.length; ) {
    const name = text[at] === '@' ? names.find((n) => text.startsWith(n, at + 1)) : undefined;
    if (name === undefined) {
      body += text[at];
      at += 1;
    } else {
      body += `@[${picked.get(name)}]`;
      at += name.length + 1;
    }
  }
  return body;
}

/** A mention being written: the sign, what follows it, and where it begins. */
export interface Mentioning {
  readonly sign: '@' | '#';
  readonly query: string;
  readonly from: number;
}

/** The mention that the caret stands in, when there is one: a name may have a space in it. */
export function mentioningAt(text: string, caret: number): Mentioning | null {
  const m = /(?:^|[\s(])([@#])([\p{L}\p{N}][\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?|)$/u.exec(
    text.slice(0, caret),
  );
  return m ? { sign: m[1] as '@' | '#', query: m[2] ?? '', from: caret - (m[2]?.length ?? 0) - 1 } : null;
}
