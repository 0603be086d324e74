import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api/client.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Loading } from '../shared/ui/loading.tsx';
import { Markdown } from '../shared/ui/markdown.tsx';
import { Problem } from '../shared/ui/problem.tsx';
import { StateBadge } from '../shared/ui/state-badge.tsx';
import { ValueText } from './fields/value-text.tsx';
import { useMatterPlace } from './matter-context.ts';

/** The matter as it stood at the end of a day, to be read and not changed. */
export function AsOf({ at, onNow }: { readonly at: string; readonly onNow: () => void }) {
  const { t, day } = useTexts();
  const { matter, definition, words, criterion } = useMatterPlace();
  const then = useQuery({
    queryKey: ['as-of', matter.key, at],
    queryFn: ({ signal }) => api.matter.asOf({ params: { key: matter.key }, query: { at }, signal }),
  });
  return (
    <div className="rt-as-of">
      <div className="rt-as-of-note" role="status">
        <span>{t('matter.asOf', { day: day(at) })}</span>
        <Button data-size="sm" onClick={onNow}>
          {t('matter.backToNow')}
        </Button>
      </div>
      {then.isPending ? <Loading /> : null}
      {then.isError ? <Problem error={then.error} retry={() => void then.refetch()} /> : null}
      {then.data ? (
        <>
          <p className="rt-as-of-head" lang={matter.language}>
            {then.data.title}
          </p>
          <p>
            <StateBadge kind={matter.kind} state={then.data.state} />
          </p>
          <dl className="rt-as-of-fields">
            {Object.entries(definition.fields)
              .filter(([name]) => name !== 'title')
              .map(([name, field]) => {
                const value: unknown = then.data.fields[name];
                return (
                  <div key={name}>
                    <dt>{words.field(name)}</dt>
                    <dd>
                      {field.type === 'markdown' && typeof value === 'string' && value ? (
                        <Markdown text={value} lang={matter.language} />
                      ) : (
                        <ValueText field={field} name={name} value={value} words={words} />
                      )}
                    </dd>
                  </div>
                );
              })}
          </dl>
          {then.data.criteria.length > 0 ? (
            <>
              <Heading level={2} data-size="2xs">
                {t('matter.asOfCriteria')}
              </Heading>
              <ul>
                {then.data.criteria.map((c) => (
                  <li key={c.id}>
                    {criterion(c.id)}{' '}
                    <span className="rt-faint">
                      ({t(c.status === 'waived' ? 'matter.criterion.waived' : 'matter.criterion.met')}
                      {c.by ? `, ${c.by.name}` : ''})
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
