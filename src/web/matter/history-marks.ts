import { commentParts } from '../../domain/collaboration/mentions.ts';

/** As much of a Markdown tree as is touched here. */
interface Tree {
  type: string;
  value?: string;
  url?: string;
  children?: Tree[];
}

const address = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;

/** Bare addresses in a text become links. */
function withAddresses(text: string): Tree[] {
  const out: Tree[] = [];
  let at = 0;
  for (const m of text.matchAll(address)) {
    if (m.index > at) out.push({ type: 'text', value: text.slice(at, m.index) });
    out.push({ type: 'link', url: m[0], children: [{ type: 'text', value: m[0] }] });
    at = m.index + m[0].length;
  }
  if (at < text.length) out.push({ type: 'text', value: text.slice(at) });
  return out;
}

function replaced(text: string): Tree[] {
  return commentParts(text).flatMap((part): Tree[] => {
    if (part.type === 'text') return withAddresses(part.text);
    const url = part.type === 'person' ? `#person-${part.id}` : `#node-${part.key}`;
    return [{ type: 'link', url, children: [{ type: 'text', value: '' }] }];
  });
}

function walk(tree: Tree): void {
  if (!tree.children || tree.type === 'link') return;
  tree.children = tree.children.flatMap((child) => {
    if (child.type === 'text') return replaced(child.value ?? '');
    walk(child);
    return [child];
  });
}

/** A Markdown plugin: tokens of people and matters become links that are drawn by hand; tokens in code stay. */
export function mentionMarks() {
  return (tree: unknown): void => walk(tree as Tree);
}
