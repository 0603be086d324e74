import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { matterQuery } from '../../matter/use-matter.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { When } from '../../shared/ui/when.tsx';
import { Part as Handle } from './handle-part.tsx';
import './need.css';

/** Takes up, declines or merges a need where it stands: the need is read when one turns to it. */
function Answer({ of: key }: { readonly of: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const need = useQuery({ ...matterQuery(key), enabled: open });
  if (open && need.data) return <Handle matter={need.data} narrow />;
  return (
    <Button
      data-size="sm"
      variant="secondary"
      loading={open && need.isPending}
      aria-label={`${t('need.waiting.handle')} ${key}`}
      onClick={() => setOpen(true)}
    >
      {t('need.waiting.handle')}
    </Button>
  );
}

/** Needs that wait for the reader to consider; nothing for those who handle none. */
export function Part() {
  const { t, number } = useTexts();
  const waiting = useQuery({
    queryKey: ['work', 'needs'],
    queryFn: ({ signal }) => api.need.waiting({ signal }),
  });
  if (!waiting.data || waiting.data.total === 0) return null;
  return (
    <section className="rt-work-section" aria-labelledby="work-needs">
      <Heading level={2} data-size="2xs" id="work-needs">
        {t('need.waiting.title')} <span className="rt-count">{number(waiting.data.total)}</span>
      </Heading>
      <ul className="rt-decide">
        {waiting.data.items.map((m) => (
          <li key={m.key} className="rt-panel">
            <div>
              <NodeLink node={m} />
              <p className="rt-meta">
                {t('need.support.count', { count: Number(m.extra.supporters ?? 0) })} ·{' '}
                <When at={m.createdAt} />
              </p>
            </div>
            <Answer of={m.key} />
          </li>
        ))}
      </ul>
    </section>
  );
}
