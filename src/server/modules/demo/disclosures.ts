import type { Redaction } from '../../../domain/disclosure/index.ts';
import { createTexts } from '../../platform/texts/texts.ts';
import { draftOf, makeDisclosure, setRule } from '../disclosure/index.ts';
import type { Story } from './story.ts';

const day = 86_400_000;
const parts = ['fields', 'criteria', 'approvals', 'links', 'comments'] as const;

/** What has been given out, newest last: of which initiative, to whom, and what was kept back. */
const given = [
  {
    about: 'kontakt-virksomhet',
    who: 'anne.lise.moenget',
    daysAgo: 41,
    stoodDaysAgo: 50,
    language: 'nb',
    requester: 'Fjordposten',
    reference: '2026/418-2',
    keptBack: { item: 'field.funding', part: 'text', ground: 's23', provision: 'første ledd' },
  },
  {
    about: 'kontakt-virksomhet',
    who: 'kari.oyehaug',
    daysAgo: 9,
    stoodDaysAgo: 10,
    language: 'nn',
    requester: 'Innbyggjar (anonym)',
    reference: '2026/502-1',
    keptBack: null,
  },
] as const satisfies readonly {
  readonly keptBack: Redaction | null;
  readonly [name: string]: unknown;
}[];

/** Puts innsyn, and how long things are kept, into the story. */
export function tellDisclosures(story: Story, now: Date): void {
  const texts = createTexts();
  const tools = { texts, timeZone: 'Europe/Oslo', agency: 'Samhandlingsdirektoratet' };
  for (const kind of ['need', 'issue']) {
    story.strand(`retention:${kind}`).on(200, (stage) =>
      setRule(stage.tx, stage.as('kari.oyehaug'), kind, 1, {
        audience: kind === 'need' ? 'public' : null,
        years: 10,
        action: 'anonymise',
      }),
    );
  }
  const strand = story.strand('disclosures');
  for (const g of given) {
    strand.on(g.daysAgo, async (stage) => {
      const call = stage.as(g.who);
      const at = new Date(now.getTime() - g.stoodDaysAgo * day).toISOString();
      const asked = { at, parts, language: g.language };
      const { draft } = await draftOf(stage.tx, call.actor, stage.key(g.about), asked, tools);
      const there = draft.sections.some((s) => s.items.some((i) => i.id === g.keptBack?.item));
      await makeDisclosure(
        stage.tx,
        call,
        stage.key(g.about),
        {
          ...asked,
          fingerprint: draft.fingerprint,
          redactions: there && g.keptBack ? [g.keptBack] : [],
          widerAccess: true,
          requester: g.requester,
          reference: g.reference,
        },
        tools,
      );
    });
  }
}
