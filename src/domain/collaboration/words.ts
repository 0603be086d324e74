/** What a notice is told with, whoever tells it. */
export interface ToldNotice {
  readonly type: string;
  readonly actor: { readonly name: string } | null;
  /** As given to `notify`; `other` is a node that the reader sees, or null. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly node: { readonly key: string; readonly kind: string; readonly title: string };
}

/** Words of the reader's language. */
export interface NoticeWords {
  state(kind: string, state: string): string;
  field(kind: string, field: string): string;
  transition(kind: string, transition: string): string;
  list(items: readonly string[]): string;
  /** Who acts when no person did. */
  readonly nobody: string;
  /** In place of what the reader may not see. */
  readonly hidden: string;
}

/** A heading as it stands inside a sentence: a small letter first, unless it is an abbreviation. */
const inSentence = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text;

/** The arguments of a notice's message, in the reader's words. */
export function noticeArguments(notice: ToldNotice, words: NoticeWords): Record<string, string | number> {
  const { kind, key, title } = notice.node;
  const given = Object.fromEntries(
    Object.entries(notice.data).filter(
      (e): e is [string, string | number] => typeof e[1] === 'string' || typeof e[1] === 'number',
    ),
  );
  const { data } = notice;
  const text = (name: string): string => (typeof data[name] === 'string' ? (data[name] as string) : '');
  const other = data.other as { readonly key?: unknown } | null | undefined;
  return {
    // Of earlier notices that had no such word.
    answer: '',
    receiver: '',
    ...given,
    actor: notice.actor?.name ?? words.nobody,
    key,
    title,
    ...(text('state') ? { state: words.state(kind, text('state')) } : {}),
    ...(text('transition') ? { transition: words.transition(kind, text('transition')) } : {}),
    ...(Array.isArray(data.fields)
      ? { fields: words.list(data.fields.map((f) => inSentence(words.field(kind, String(f))))) }
      : {}),
    ...('other' in data ? { other: typeof other?.key === 'string' ? other.key : words.hidden } : {}),
  };
}
