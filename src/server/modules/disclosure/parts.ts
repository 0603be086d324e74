import type { DisclosureItemValue } from '../../../contract/disclosure.ts';
import type { HistoryEntryValue, MatterAsOfValue } from '../../../contract/matters.ts';
import { isInternalEvent, isTalkEvent } from '../../../domain/collaboration/index.ts';
import type { DisclosurePart } from '../../../domain/disclosure/index.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { eventsById } from '../../core/history.ts';
import type { LoadedMatter } from '../../core/load.ts';
import { nodesById } from '../../core/nodes.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { type DraftEvent, linksAt, titlesAt } from './queries/draft.ts';
import type { SaidThen } from './said.ts';
import type { DisclosureWords } from './words.ts';

/** One piece of a draft. */
export type Item = DisclosureItemValue;

/** What the pieces of a draft are made from. */
export interface DraftWorld {
  readonly q: Queryable;
  readonly actor: Actor;
  readonly definition: ProcessDefinition;
  readonly matter: LoadedMatter;
  readonly stood: MatterAsOfValue;
  readonly events: readonly DraftEvent[];
  readonly said: readonly SaidThen[];
  readonly words: DisclosureWords;
  readonly at: Date;
  readonly added: ReadonlyMap<string, Readonly<Record<Language | 'source', string>>>;
}

interface Made {
  readonly items: Item[];
  readonly unseen?: number;
}

const item = (id: string, head: string, text: string, more: Partial<Item> = {}): Item => ({
  id,
  head,
  text,
  markdown: false,
  lang: null,
  ...more,
});

const text = (data: DraftEvent['data'], name: string): string | null => {
  const v = data?.[name];
  return typeof v === 'string' && v !== '' ? v : null;
};

function criterionWords({ added, words, definition }: DraftWorld, id: string): string {
  const own = added.get(id);
  return own
    ? own[words.language] || own[own.source as Language] || id
    : words.process(definition.kind, 'criterion', id);
}

function whoOf({ words }: DraftWorld, name: string | null, kind: string): string {
  const nobody = kind === 'import' ? 'import' : kind === 'person' || kind === 'token' ? 'somebody' : 'system';
  return name ?? words.t(`matter.history.${nobody}`);
}

function fields(w: DraftWorld): Made {
  const { definition, stood, words, matter, events } = w;
  const created = events.find((e) => e.type === 'matter.created');
  const items: Item[] = [];
  for (const [name, f] of Object.entries(definition.fields)) {
    const value = words.value(definition, name, stood.fields[name]);
    if (value.trim() === '') continue;
    const written = f.type === 'text' || f.type === 'markdown' || f.type === 'labels' || f.type === 'rows';
    items.push(
      item(`field.${name}`, words.process(definition.kind, 'field', name), value, {
        markdown: f.type === 'markdown',
        lang: written ? matter.language : null,
      }),
    );
    if (name === 'title') {
      items.push(
        item('state', words.t('disclosure.doc.state'), words.process(matter.kind, 'state', stood.state)),
      );
    }
  }
  if (created) {
    items.push(
      item(
        'created',
        words.t('disclosure.doc.registered'),
        words.t('disclosure.doc.byAt', {
          name: whoOf(w, created.actor, created.actorKind),
          at: words.instant(created.at),
        }),
      ),
    );
  }
  return { items };
}

function criteria(w: DraftWorld): Made {
  const { stood, words } = w;
  return {
    items: stood.criteria.map((c) =>
      item(
        `criterion.${c.id}`,
        criterionWords(w, c.id),
        [
          words.t(c.status === 'waived' ? 'disclosure.doc.waived' : 'disclosure.doc.met', {
            name: c.by?.name ?? '',
            at: words.instant(c.at),
          }),
          c.note ?? '',
        ]
          .filter(Boolean)
          .join('\n'),
      ),
    ),
  };
}

function approvals(w: DraftWorld): Made {
  const { events, words, definition } = w;
  return {
    items: events
      .filter((e) => e.type.startsWith('approval.'))
      .map((e) => {
        const transition = text(e.data, 'transition');
        const role = text(e.data, 'role');
        return item(
          `event.${e.id}`,
          words.t('disclosure.doc.entry', {
            name: whoOf(w, e.actor, e.actorKind),
            what: words.t(`event.${e.type}`),
            at: words.instant(e.at),
          }),
          [
            [
              transition ? `«${words.process(definition.kind, 'transition', transition)}»` : '',
              role ? words.t(`role.${role}`) : '',
            ]
              .filter(Boolean)
              .join(' · '),
            text(e.data, 'note') ?? '',
          ]
            .filter(Boolean)
            .join('\n'),
        );
      }),
  };
}

async function links(w: DraftWorld): Promise<Made> {
  const { q, actor, matter, words, at } = w;
  const stood = await linksAt(q, matter.id, at);
  const [seen, titles] = await Promise.all([
    nodesById(
      q,
      actor,
      stood.map((l) => l.otherId),
    ),
    titlesAt(
      q,
      stood.map((l) => l.otherId),
      at,
    ),
  ]);
  const byId = new Map(seen.map((n) => [n.id, n]));
  const items = stood.flatMap((l) => {
    const n = byId.get(l.otherId);
    if (!n) return [];
    const head = words.t(`link.${l.type}.${l.side}`);
    return [item(`link.${l.id}`, head, `${n.key} ${titles.get(n.id) ?? n.title}`)];
  });
  return { items, unseen: stood.length - items.length };
}

function attachments(w: DraftWorld): Made {
  const { events, words } = w;
  const there = new Map<unknown, DraftEvent>();
  for (const e of events) {
    if (e.type === 'attachment.added') there.set(e.data?.attachment ?? -e.id, e);
    if (e.type === 'attachment.removed') there.delete(e.data?.attachment);
  }
  return {
    items: [...there.values()].map((e) => {
      const size = typeof e.data?.size === 'number' ? Math.max(1, Math.round(e.data.size / 1024)) : null;
      return item(
        `event.${e.id}`,
        text(e.data, 'name') ?? words.t('disclosure.doc.erased'),
        [
          words.t('disclosure.doc.attached', {
            name: whoOf(w, e.actor, e.actorKind),
            at: words.instant(e.at),
          }),
          [text(e.data, 'mediaType'), size === null ? null : words.t('disclosure.doc.kilobytes', { size })]
            .filter(Boolean)
            .join(' · '),
        ]
          .filter(Boolean)
          .join('\n'),
      );
    }),
  };
}

function comments(w: DraftWorld): Made {
  const { said, words } = w;
  return {
    items: said
      .filter((s) => !s.internal)
      .map((s) =>
        item(
          `comment.${s.id}`,
          words.t(s.edited ? 'disclosure.doc.saidEdited' : 'disclosure.doc.said', {
            name: whoOf(w, s.author, 'person'),
            at: words.instant(s.at),
          }),
          s.body ?? words.t('disclosure.doc.erased'),
          s.body === null ? {} : { markdown: true, lang: s.language },
        ),
      ),
  };
}

function entryText(w: DraftWorld, e: HistoryEntryValue): string {
  const { words, definition } = w;
  const data = e.data as Readonly<Record<string, unknown>>;
  const about: string[] = [];
  if (typeof data.criterion === 'string') about.push(`«${criterionWords(w, data.criterion)}»`);
  if (typeof data.transition === 'string' && e.type !== 'matter.transitioned')
    about.push(`«${words.process(definition.kind, 'transition', data.transition)}»`);
  if (typeof data.linkType === 'string') {
    const other = (data.other ?? null) as { key: string; title: string } | null;
    const side = data.direction === 'up' ? 'up' : 'down';
    about.push(`${words.t(`link.${data.linkType}.${side}`)} ${other ? `${other.key} ${other.title}` : ''}`);
  }
  if (e.type.startsWith('attachment.') && typeof data.name === 'string') about.push(data.name);
  const changes = (e.type === 'matter.created' ? [] : e.changes)
    .filter((c) => c.field !== 'resumeState')
    .map((c) =>
      words.t('disclosure.doc.change', {
        field:
          c.field === 'state'
            ? words.t('disclosure.doc.state')
            : words.process(definition.kind, 'field', c.field),
        from: words.value(definition, c.field, c.from) || words.t('common.unset'),
        to: words.value(definition, c.field, c.to) || words.t('common.unset'),
      }),
    );
  const note = typeof data.reason === 'string' ? data.reason : typeof data.note === 'string' ? data.note : '';
  const lines = [about.join(' '), ...changes, note].filter((l) => l.trim() !== '');
  return e.erased ? words.t('disclosure.doc.erased') : lines.join('\n');
}

async function history(w: DraftWorld): Promise<Made> {
  const { q, actor, events, matter, words } = w;
  const told = events.filter((e) => !isTalkEvent(e.type) && !isInternalEvent(e.type));
  const shown = await eventsById(
    q,
    actor,
    told.map((e) => ({ id: e.id, kind: matter.kind })),
  );
  return {
    items: told.flatMap((e) => {
      const entry = shown.get(e.id);
      if (!entry) return [];
      const name = `event.${e.type}`;
      const head = words.t('disclosure.doc.entry', {
        name: whoOf(w, e.actor, e.actorKind),
        what: words.has(name) ? words.t(name) : e.type,
        at: words.instant(e.at),
      });
      // The same event may stand among approvals or files, too: each place is redacted by itself.
      return [item(`history.${e.id}`, head, entryText(w, entry))];
    }),
  };
}

/** The pieces of one part of a draft. */
export async function partItems(part: DisclosurePart, w: DraftWorld): Promise<Made> {
  switch (part) {
    case 'fields':
      return fields(w);
    case 'criteria':
      return criteria(w);
    case 'approvals':
      return approvals(w);
    case 'links':
      return links(w);
    case 'attachments':
      return attachments(w);
    case 'comments':
      return comments(w);
    case 'history':
      return history(w);
  }
}
