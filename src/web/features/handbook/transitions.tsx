import { Button, Heading } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { ProcessPageValue } from '../../../contract/handbook.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { ProcessTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { AddCriterion } from './add-criterion.tsx';

interface TransitionsProps {
  readonly page: ProcessPageValue;
  readonly definition: ProcessDefinition;
  readonly words: ProcessTexts;
}

/** Every way to move, with who may, what must be met and who must approve; the owner adds and retires criteria here. */
export function Transitions({ page, definition, words }: TransitionsProps) {
  const texts = useTexts();
  const { t, derived, list, language } = texts;
  const [adding, setAdding] = useState<string | null>(null);
  const [retiring, setRetiring] = useState<{ readonly id: string; readonly text: string } | null>(null);
  const keep = (next: ProcessPageValue) => queryClient.setQueryData(['process', page.kind], next);
  return (
    <section>
      <Heading level={2} data-size="xs">
        {t('handbook.transitions')}
      </Heading>
      {[true, false].map((forward) => (
        <div key={String(forward)} className="rt-transitions">
          {Object.entries(definition.transitions)
            .filter(([, d]) => (d.move === 'forward') === forward)
            .map(([name, d]) => {
              const to = typeof d.to === 'string' ? d.to : null;
              const own = page.added.filter((a) => a.transition === name && !a.retiredAt);
              const needs =
                (d.criteria?.length ?? 0) + own.length + (d.approvals?.length ?? 0) + (d.fields?.length ?? 0);
              return (
                <article key={name} className="rt-panel rt-transition" data-move={d.move}>
                  <header>
                    <h3>{words.transition(name)}</h3>
                    <p className="rt-meta">
                      {list(d.from.map(words.state))} →{' '}
                      {to ? <StateBadge kind={page.kind} state={to} /> : t('handbook.resumes')}
                    </p>
                    <p className="rt-meta">
                      {t('handbook.who', { roles: list(d.who.map((r) => derived(`role.${r}`))) })}
                      {d.reason === 'required' ? ` · ${t('handbook.reasonRequired')}` : ''}
                    </p>
                  </header>
                  {needs > 0 ? (
                    <ul>
                      {(d.fields ?? []).map((f) => (
                        <li key={f}>{t('handbook.fieldNeeded', { field: words.field(f) })}</li>
                      ))}
                      {(d.criteria ?? []).map((c) => (
                        <li key={c}>
                          {words.criterion(c)} <span className="rt-key">{c}</span>
                          {definition.criteria[c]?.kind === 'computed' ? (
                            <span className="rt-tag">{t('handbook.computed')}</span>
                          ) : null}
                        </li>
                      ))}
                      {own.map((a) => (
                        <li key={a.id}>
                          <span>{a.texts[language] || a.texts[a.texts.source]}</span>{' '}
                          <span className="rt-key">{a.id}</span>
                          <span className="rt-tag">
                            {t('handbook.added', { name: a.createdBy.name, version: a.version })}
                          </span>
                          {page.mayEdit ? (
                            <Button
                              variant="tertiary"
                              data-size="sm"
                              aria-label={t('handbook.retireNamed', { text: a.texts[language] })}
                              onClick={() => setRetiring({ id: a.id, text: a.texts[language] })}
                            >
                              {t('handbook.retire')}
                            </Button>
                          ) : null}
                        </li>
                      ))}
                      {(d.approvals ?? []).map((a) => (
                        <li key={a.role}>
                          <strong>
                            {t('handbook.approval', { role: derived(`role.${a.role}`), count: a.count })}
                          </strong>
                        </li>
                      ))}
                    </ul>
                  ) : null}
                  {page.mayEdit && d.move === 'forward' ? (
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      onClick={() => setAdding(name)}
                      aria-label={t('handbook.addTo', { action: words.transition(name) })}
                    >
                      <PlusIcon aria-hidden />
                      {t('handbook.add')}
                    </Button>
                  ) : null}
                </article>
              );
            })}
        </div>
      ))}
      {adding ? (
        <AddCriterion
          heading={t('handbook.addTo', { action: words.transition(adding) })}
          onClose={() => setAdding(null)}
          onAdd={async (given) => {
            try {
              keep(
                await api.handbook.addCriterion({
                  params: { kind: page.kind },
                  body: { transition: adding, texts: given },
                }),
              );
              toast(t('handbook.addedToast'));
              return null;
            } catch (error) {
              const { title, faults } = problemText(texts, error);
              return faults[0] ?? title;
            }
          }}
        />
      ) : null}
      {retiring ? (
        <Prompt
          heading={t('handbook.retireHeading')}
          action={t('handbook.retire')}
          onClose={() => setRetiring(null)}
          onDone={async () => {
            try {
              keep(await api.handbook.retireCriterion({ params: { kind: page.kind, id: retiring.id } }));
              toast(t('handbook.retiredToast'));
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            }
          }}
        >
          <p>{retiring.text}</p>
          <p className="rt-faint">{t('handbook.retireText')}</p>
        </Prompt>
      ) : null}
    </section>
  );
}
