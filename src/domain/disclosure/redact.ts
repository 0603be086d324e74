import type { FieldFault } from '../kernel/errors.ts';
import { type GroundId, groundOf } from './grounds.ts';

/** One thing of a draft that can be redacted: a heading (what it is, who and when) and what it says. */
export interface DraftItem {
  /** Permanent within a draft: `field.title`, `comment.12`, `event.345`. */
  readonly id: string;
  readonly head: string;
  readonly text: string;
}

/** Which side of an item; `all` is heading and text, whole. */
export type RedactedPart = 'head' | 'text' | 'all';

/**
 * What is blacked out and by which ground. `from` and `to` are UTF-16 offsets into the part (end not included); absent:
 * the whole part. `provision` names paragraph, letter or number, and for § 13 the provision that demands secrecy
 * (offentleglova § 31).
 */
export interface Redaction {
  readonly item: string;
  readonly part: RedactedPart;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly ground: GroundId;
  readonly provision?: string | undefined;
}

/** A piece of a redacted text: as it stands, or the redaction in its place. */
export type Piece = { readonly text: string } | { readonly redaction: Redaction };

interface Span {
  readonly from: number;
  readonly to: number;
  readonly redaction: Redaction;
}

const isLow = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at);
  return c >= 0xdc00 && c <= 0xdfff;
};

/** Ranges of one side of an item, in order. Half a character is never left behind. */
function spansOf(item: DraftItem, side: 'head' | 'text', redactions: readonly Redaction[]): Span[] {
  const text = item[side];
  return redactions
    .filter((r) => r.item === item.id && (r.part === side || r.part === 'all'))
    .map((redaction) => {
      const from = redaction.from ?? 0;
      const to = redaction.to ?? text.length;
      return {
        from: isLow(text, from) ? from - 1 : from,
        to: isLow(text, to) ? to + 1 : to,
        redaction,
      };
    })
    .sort((a, b) => a.from - b.from);
}

/** A side of an item in pieces, with what is blacked out replaced. Redactions have been checked by {@link faultsOfRedactions}. */
export function redacted(item: DraftItem, side: 'head' | 'text', redactions: readonly Redaction[]): Piece[] {
  const text = item[side];
  const pieces: Piece[] = [];
  let at = 0;
  for (const s of spansOf(item, side, redactions)) {
    if (s.from > at) pieces.push({ text: text.slice(at, s.from) });
    pieces.push({ redaction: s.redaction });
    at = Math.max(at, s.to);
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/**
 * What is wrong with a list of redactions of a draft: items that are not in it, places outside the text, two that
 * overlap, secrecy without the provision that demands it. Empty when they hold.
 */
export function faultsOfRedactions(
  items: readonly DraftItem[],
  redactions: readonly Redaction[],
): FieldFault[] {
  const byId = new Map(items.map((i) => [i.id, i]));
  const faults: FieldFault[] = [];
  for (const [n, r] of redactions.entries()) {
    const at = (name: string, reason: string) => faults.push({ pointer: `/redactions/${n}/${name}`, reason });
    const item = byId.get(r.item);
    const ground = groundOf(r.ground);
    if (!item) at('item', 'not_in_draft');
    if (!ground) at('ground', 'not_a_choice');
    if (ground?.secrecy && !r.provision?.trim()) at('provision', 'required');
    if (!item) continue;
    if ((r.from === undefined) !== (r.to === undefined)) at('to', 'required');
    else if (r.from !== undefined && r.to !== undefined) {
      const length = r.part === 'all' ? 0 : item[r.part].length;
      if (r.from < 0 || r.to <= r.from || r.to > length) at('to', 'outside_text');
    }
  }
  if (faults.length > 0) return faults;
  for (const item of items) {
    for (const side of ['head', 'text'] as const) {
      let end = 0;
      for (const s of spansOf(item, side, redactions)) {
        if (s.from < end) {
          faults.push({
            pointer: `/redactions/${redactions.indexOf(s.redaction)}/from`,
            reason: 'overlaps',
          });
        }
        end = Math.max(end, s.to);
      }
    }
  }
  return faults;
}

/** Whether a redaction covers a range of one side of an item. */
function covered(spans: readonly Span[], from: number, to: number): boolean {
  return spans.some((s) => s.from < to && s.to > from);
}

/** A place where some words stand. */
export interface Occurrence {
  readonly item: string;
  readonly part: 'head' | 'text';
  readonly from: number;
  readonly to: number;
}

/** Where words stand in a draft, whatever their case, and are not blacked out yet. Words of fewer than two letters: nowhere. */
export function occurrencesOf(
  items: readonly DraftItem[],
  redactions: readonly Redaction[],
  words: string,
): Occurrence[] {
  const wanted = words.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const found: Occurrence[] = [];
  for (const item of items) {
    for (const part of ['head', 'text'] as const) {
      const text = item[part].toLowerCase();
      // A few letters change length with their case; places would no longer fit.
      if (text.length !== item[part].length) continue;
      const spans = spansOf(item, part, redactions);
      for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
        const to = from + wanted.length;
        if (!covered(spans, from, to)) found.push({ item: item.id, part, from, to });
      }
    }
  }
  return found;
}

/** Words longer than this are looked for anew elsewhere; shorter ones stand everywhere. */
const shortest = 4;
const longest = 200;

/** Places where what is blacked out in one place still stands in another: to be looked at before it is given out. */
export function remainsOf(items: readonly DraftItem[], redactions: readonly Redaction[]): Occurrence[] {
  const seen = new Map<string, Occurrence>();
  for (const item of items) {
    for (const side of ['head', 'text'] as const) {
      for (const s of spansOf(item, side, redactions)) {
        const words = item[side].slice(s.from, s.to).trim();
        if (words.length < shortest || words.length > longest) continue;
        for (const o of occurrencesOf(items, redactions, words)) seen.set(`${o.item} ${o.part} ${o.from}`, o);
      }
    }
  }
  return [...seen.values()];
}

/** How many places each ground was used in, with the provisions named, in the order of the act. */
export function usedGrounds(
  redactions: readonly Redaction[],
): { readonly ground: GroundId; readonly places: number; readonly provisions: readonly string[] }[] {
  const used = new Map<GroundId, { places: number; provisions: Set<string> }>();
  for (const r of redactions) {
    const u = used.get(r.ground) ?? { places: 0, provisions: new Set<string>() };
    u.places += 1;
    if (r.provision?.trim()) u.provisions.add(r.provision.trim());
    used.set(r.ground, u);
  }
  return [...used]
    .sort(([a], [b]) => (groundOf(a)?.section ?? 0) - (groundOf(b)?.section ?? 0))
    .map(([ground, u]) => ({ ground, places: u.places, provisions: [...u.provisions] }));
}

/**
 * Whether wider access must have been weighed (offentleglova § 11): somewhere something is kept back that the act allows
 * to keep back, but does not forbid to give.
 */
export function mustWeighWiderAccess(redactions: readonly Redaction[]): boolean {
  return redactions.some((r) => groundOf(r.ground)?.secrecy !== true);
}
