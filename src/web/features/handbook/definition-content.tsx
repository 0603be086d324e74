import { Heading } from '@digdir/designsystemet-react';
import type { ProcessPageValue } from '../../../contract/handbook.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { ProcessTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { When } from '../../shared/ui/when.tsx';
import { Figures } from './figures.tsx';
import { OpenMatters } from './open-matters.tsx';
import { ProcessDiagram } from './process-diagram.tsx';
import { Transitions } from './transitions.tsx';

function Roles({ definition }: { readonly definition: ProcessDefinition }) {
  const { t, derived, list } = useTexts();
  const acts = ['create', 'edit', 'mark', 'waive'] as const;
  return (
    <dl className="rt-roles">
      {acts.map((a) => (
        <div key={a}>
          <dt>{t(`handbook.may.${a}`)}</dt>
          <dd>{list(definition[a].map((r) => derived(`role.${r}`)))}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is derived from the definition that runs: nobody writes it, so that it cannot drift. */
export function DefinitionContent({
  page,
  definition,
  words,
}: {
  readonly page: ProcessPageValue;
  readonly definition: ProcessDefinition;
  readonly words: ProcessTexts;
}) {
  const { t } = useTexts();
  const counts = new Map(page.figures.byState.map((s) => [s.state, s.count]));
  return (
    <>
      <section>
        <Heading level={2} data-size="xs">
          {t('handbook.states')}
        </Heading>
        <ProcessDiagram definition={definition} words={words} counts={counts} />
      </section>
      <Transitions page={page} definition={definition} words={words} />
      <Figures page={page} words={words} />
      <OpenMatters page={page} />
      <section>
        <Heading level={2} data-size="xs">
          {t('handbook.roles')}
        </Heading>
        <Roles definition={definition} />
      </section>
      <section>
        <Heading level={2} data-size="xs">
          {t('handbook.versions')}
        </Heading>
        <p className="rt-faint">{t('handbook.versionsText')}</p>
        <ol className="rt-plain-list">
          {[...page.versions].reverse().map((v) => (
            <li key={v.number}>
              {t('handbook.version', { number: v.number })} · <When at={v.createdAt} />
              {v.createdBy ? ` · ${v.createdBy.name}` : ''}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
