import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { ChevronUpIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MatterRowValue, MissingValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { missingText, processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

interface Failure {
  readonly key: string;
  readonly code: string;
  readonly missing: readonly MissingValue[];
}

interface BulkBarProps {
  readonly definition: ProcessDefinition;
  readonly selected: readonly MatterRowValue[];
  readonly onClear: () => void;
}

/** What can be done with those selected: move them all; each is decided by itself, and those refused are told. */
export function BulkBar({ definition, selected, onClear }: BulkBarProps) {
  const texts = useTexts();
  const { t, derived } = texts;
  const words = processTexts(texts, definition.kind);
  const [moving, setMoving] = useState<string | null>(null);
  const [failed, setFailed] = useState<readonly Failure[]>([]);
  const states = new Set(selected.map((r) => r.state));
  const transitions = Object.entries(definition.transitions).filter(([, d]) =>
    d.from.some((s) => states.has(s)),
  );
  const move = async (name: string, reason: string): Promise<string | null> => {
    try {
      const { done, failed: refused } = await api.matter.bulkTransition({
        params: { name },
        body: {
          matters: selected.map((r) => ({ key: r.key, version: r.version })),
          ...(reason ? { reason } : {}),
        },
      });
      setFailed(refused as readonly Failure[]);
      toast(
        t('portfolio.bulkDone', { done: done.length, failed: refused.length }),
        refused.length > 0 ? { tone: 'danger' } : {},
      );
      if (refused.length === 0) onClear();
      for (const queryKey of [['list', definition.kind], ['count', definition.kind], ['work']])
        void queryClient.invalidateQueries({ queryKey });
      for (const d of done) void queryClient.invalidateQueries({ queryKey: ['matter', d.key] });
      return null;
    } catch (error) {
      return problemText(texts, error).title;
    }
  };
  const transition = moving ? definition.transitions[moving] : undefined;
  return (
    <>
      {selected.length > 0 ? (
        <section className="rt-bulk" aria-label={t('portfolio.bulk')}>
          <span role="status">{t('portfolio.selected', { count: selected.length })}</span>
          <Menu
            placement="top-start"
            label={
              <>
                {t('matter.move')}
                <ChevronUpIcon aria-hidden />
              </>
            }
            items={transitions.map(([name, d]) => ({
              id: name,
              label: words.transition(name),
              note: t('portfolio.bulkFits', {
                count: selected.filter((r) => d.from.includes(r.state)).length,
                total: selected.length,
              }),
              run: () => setMoving(name),
            }))}
          />
          <Button
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={t('portfolio.clearSelection')}
            onClick={onClear}
          >
            <XMarkIcon aria-hidden />
          </Button>
        </section>
      ) : null}
      {moving && transition ? (
        <Prompt
          heading={t('portfolio.bulkHeading', { action: words.transition(moving), count: selected.length })}
          {...(transition.reason
            ? { label: t(transition.reason === 'required' ? 'matter.reason' : 'matter.reasonOptional') }
            : {})}
          required={transition.reason === 'required'}
          action={words.transition(moving)}
          onClose={() => setMoving(null)}
          onDone={(reason) => move(moving, reason)}
        >
          <p>{t('portfolio.bulkText')}</p>
        </Prompt>
      ) : null}
      {failed.length > 0 && !moving ? (
        <Dialog open onClose={() => setFailed([])} closeButton={t('common.close')}>
          <div className="rt-form">
            <Heading level={2} data-size="xs">
              {t('portfolio.bulkFailed', { count: failed.length })}
            </Heading>
            <ul className="rt-failures">
              {failed.map((f) => (
                <li key={f.key}>
                  <Link to={nodeHref({ key: f.key, kind: definition.kind })}>{f.key}</Link>
                  <ul>
                    {f.missing.length > 0
                      ? f.missing.map((m) => (
                          <li key={JSON.stringify(m)}>{missingText(texts, definition.kind, m)}</li>
                        ))
                      : [
                          <li key="code">
                            {texts.has(`problem.${f.code}.title`)
                              ? derived(`problem.${f.code}.title`)
                              : f.code}
                          </li>,
                        ]}
                  </ul>
                </li>
              ))}
            </ul>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
