import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { HandShakeHeartIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SupportValue } from '../../../contract/needs.ts';
import { api } from '../../shared/api/client.ts';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { When } from '../../shared/ui/when.tsx';
import { keepSupport, SupportPrompt, supportKey } from './support-prompt.tsx';
import './need.css';

/** Supporters shown before the rest is unfolded. */
const shownFirst = 3;

function Supporter({ support: s }: { readonly support: SupportValue }) {
  const { t } = useTexts();
  return (
    <li>
      <p lang={s.language} className="rt-need-why">
        {s.why}
      </p>
      <p className="rt-meta">
        {s.mine ? t('need.support.you') : s.person.name}
        {s.organisation ? `, ${s.organisation.title}` : ''} · <When at={s.at} />
        {s.followedFrom ? (
          <>
            {' · '}
            {t('need.support.cameFrom')} <NodeLink node={s.followedFrom} keyOnly />
          </>
        ) : null}
      </p>
    </li>
  );
}

/** Who supports the need and why; gives and takes back the reader's own support. */
export function Part({ matter }: MatterPartProps) {
  const texts = useTexts();
  const { t } = texts;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const support = useQuery({
    queryKey: supportKey(matter.key),
    queryFn: ({ signal }) => api.need.supporters({ params: { key: matter.key }, signal }),
  });
  if (support.isPending) return <Loading lines={2} />;
  if (support.isError) return <Problem error={support.error} retry={() => void support.refetch()} />;
  const s = support.data;
  const withdraw = async () => {
    setBusy(true);
    try {
      keepSupport(matter.key, await api.need.withdraw({ params: { key: matter.key } }));
      toast(t('need.support.withdrawn', { key: matter.key }));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    setBusy(false);
  };
  const first = s.items.slice(0, shownFirst);
  const rest = s.items.slice(shownFirst);
  return (
    <section className="rt-panel rt-need-support" aria-labelledby="need-support">
      <div className="rt-need-head">
        <Heading level={2} data-size="2xs" id="need-support">
          {t('need.support.count', { count: s.count })}
          {s.organisations > 0 ? (
            <span className="rt-faint"> {t('need.support.organisations', { count: s.organisations })}</span>
          ) : null}
        </Heading>
        {s.maySupport ? (
          <Button data-size="sm" onClick={() => setAsking(true)}>
            <HandShakeHeartIcon aria-hidden />
            {t('need.support.action')}
          </Button>
        ) : s.mine ? (
          <Button data-size="sm" variant="secondary" loading={busy} onClick={() => void withdraw()}>
            {t('need.support.withdraw')}
          </Button>
        ) : (
          <span className="rt-faint">{s.whyNot === 'own' ? t('need.support.own') : null}</span>
        )}
      </div>
      {s.count === 0 ? <p className="rt-faint">{t('need.support.none')}</p> : null}
      {first.length > 0 ? (
        <ul className="rt-need-supporters">
          {first.map((x) => (
            <Supporter key={x.person.id} support={x} />
          ))}
        </ul>
      ) : null}
      {rest.length > 0 ? (
        <Details data-size="sm">
          <Details.Summary>{t('need.support.more', { count: s.count - first.length })}</Details.Summary>
          <Details.Content>
            <ul className="rt-need-supporters">
              {rest.map((x) => (
                <Supporter key={x.person.id} support={x} />
              ))}
            </ul>
          </Details.Content>
        </Details>
      ) : null}
      {asking ? <SupportPrompt need={matter} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
