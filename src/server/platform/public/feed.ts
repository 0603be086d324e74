/** One entry of a feed. Texts are as people wrote them; escaping is done here. */
export interface FeedEntry {
  /** `tag:` address (RFC 4151) that never changes. */
  readonly id: string;
  readonly title: string;
  /** Whole address of the page. */
  readonly link: string;
  readonly updated: Date;
  readonly published: Date;
  /** One item of the list that is the content. */
  readonly lines: readonly string[];
}

/** A feed. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** Whole address of the feed itself. */
  readonly self: string;
  /** Whole address of the page it follows. */
  readonly page: string;
  readonly updated: Date;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/**
 * A `tag:` address (RFC 4151) under the host of `origin`. The date is that of the naming scheme, not of the thing:
 * it never changes.
 */
export function tagOf(origin: string, parts: readonly string[]): string {
  return `tag:${new URL(origin).hostname},2026:${parts.map(encodeURIComponent).join('/')}`;
}

/** A feed as Atom 1.0 (RFC 4287). */
export function atomFeed(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(feed.id)}</id>
<title>${xml(feed.title)}</title>
<updated>${feed.updated.toISOString()}</updated>
<author><name>${xml(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
<generator>rodtrad</generator>
${feed.entries.map(entryOf).join('')}</feed>
`;
}

function entryOf(entry: FeedEntry): string {
  return `<entry>
<id>${xml(entry.id)}</id>
<title>${xml(entry.title)}</title>
<updated>${entry.updated.toISOString()}</updated>
<published>${entry.published.toISOString()}</published>
<link rel="alternate" type="text/html" href="${xml(entry.link)}"/>
<content type="html">${xml(listOf(entry.lines))}</content>
</entry>
`;
}

/** The lines as an HTML list: text only, whatever was in it. */
function listOf(lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${xml(line).replaceAll('\n', '<br>')}</li>`);
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML and HTML: what XML 1.0 (section 2.2) does not allow is removed, what has a meaning is escaped. */
function xml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (c) => entities[c] ?? c);
}
