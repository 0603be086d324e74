import { useMemo } from 'react';
import type { MatterValue } from '../../contract/matters.ts';
import { processOf } from '../../domain/processes.ts';
import { MatterParts } from '../shared/parts.tsx';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Approvals } from './approvals.tsx';
import { AsOf } from './as-of.tsx';
import { WorkBelow } from './below/work-below.tsx';
import { Criteria } from './criteria.tsx';
import { FactField } from './fields/fact-field.tsx';
import { MarkdownField } from './fields/markdown-field.tsx';
import { RowsField } from './fields/rows-field.tsx';
import { History } from './history.tsx';
import { Links } from './links.tsx';
import { LiveNote } from './live-note.tsx';
import { type MatterPlace, MatterProvider } from './matter-context.ts';
import { MatterFoot } from './matter-foot.tsx';
import { StateLine } from './state-line.tsx';
import { ThreadStrip } from './thread-strip.tsx';
import { TruthBar } from './truth-bar.tsx';
import './matter.css';

/** What the parts of a matter's page share, put together from the matter. */
export function useMatterParts(matter: MatterValue, narrow: boolean): MatterPlace | null {
  const texts = useTexts();
  return useMemo(() => {
    const definition = processOf(matter.kind);
    if (!definition) return null;
    const words = processTexts(texts, matter.kind);
    const own = new Map(
      matter.criteria.flatMap((c) =>
        c.texts ? [[c.id, c.texts[texts.language] || c.texts[c.texts.source]] as const] : [],
      ),
    );
    return { matter, definition, words, narrow, criterion: (id) => own.get(id) ?? words.criterion(id) };
  }, [matter, texts, narrow]);
}

interface MatterViewProps {
  readonly place: MatterPlace;
  /** The day it is shown as it stood at the end of; null for now. */
  readonly at: string | null;
  readonly onNow: () => void;
}

/** Parts of the main column up to this order describe the matter; those after it tell how it is carried out. */
const describing = 10;

/** A matter below its heading: thread, states, texts, criteria, facts, history. The same for every kind. */
export function MatterView({ place, at, onNow }: MatterViewProps) {
  const { t } = useTexts();
  const { matter, definition, narrow } = place;
  const fields = Object.entries(definition.fields);
  return (
    <MatterProvider value={place}>
      <div className="rt-matter" data-narrow={narrow || undefined}>
        <LiveNote matterKey={matter.key} />
        {at ? (
          <AsOf at={at} onNow={onNow} />
        ) : (
          <>
            <ThreadStrip />
            <TruthBar />
            <StateLine />
            <MatterParts place="top" matter={matter} narrow={narrow} />
            <div className="rt-matter-columns">
              <div className="rt-matter-main">
                {fields
                  .filter(([, f]) => f.place === 'main' && !f.retired)
                  .map(([name, f]) =>
                    f.type === 'rows' ? (
                      <RowsField key={name} name={name} />
                    ) : (
                      <MarkdownField key={name} name={name} />
                    ),
                  )}
                <MatterParts place="main" upTo={describing} matter={matter} narrow={narrow} />
                <Criteria />
                <Approvals />
                <WorkBelow />
                <MatterParts place="main" above={describing} matter={matter} narrow={narrow} />
                <Links />
                <MatterParts place="stream" matter={matter} narrow={narrow} />
                <History />
              </div>
              <aside className="rt-facts" aria-label={t('matter.facts')}>
                {fields
                  .filter(([, f]) => f.place === 'facts' && !f.retired)
                  .map(([name]) => (
                    <FactField key={name} name={name} />
                  ))}
                <MatterParts place="aside" matter={matter} narrow={narrow} />
                <MatterFoot />
              </aside>
            </div>
          </>
        )}
      </div>
    </MatterProvider>
  );
}
