import { Button, Checkbox, Fieldset, Radio } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { DistributionValue } from '../../../../contract/portfolio-values.ts';
import { api } from '../../../shared/api/client.ts';
import { queryClient } from '../../../shared/api/query-client.ts';
import { useDirectory } from '../../../shared/directory.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { FormDialog } from '../../../shared/ui/form-dialog.tsx';
import { problemText } from '../../../shared/ui/problem.tsx';
import { Prompt } from '../../../shared/ui/prompt.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { initiativeChanged } from '../queries.ts';

interface AnswerProps {
  readonly matterKey: string;
  readonly distribution: DistributionValue;
}

/** Accept or send back, for whoever holds the receiver's role; why not, for who holds it and may not. */
export function AnswerButtons({ matterKey, distribution: d }: AnswerProps) {
  const texts = useTexts();
  const { t } = texts;
  const [asking, setAsking] = useState<'accept' | 'return' | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (body: {
    answer: 'accept' | 'return';
    reason?: string;
    teams?: string[];
    product?: string;
  }): Promise<string | null> => {
    try {
      await api.portfolio.answerDistribution({
        params: { key: matterKey, id: d.id },
        body,
        version: d.version,
      });
      toast(
        t(body.answer === 'accept' ? 'portfolio.distribution.accepted' : 'portfolio.distribution.returned'),
      );
      initiativeChanged(matterKey);
      void queryClient.invalidateQueries({ queryKey: ['work'] });
      return null;
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      return [title, ...faults].join(' ');
    }
  };
  const accept = async () => {
    if (d.receiver === 'productGroup') {
      setAsking('accept');
      return;
    }
    setBusy(true);
    const refused = await send({ answer: 'accept' });
    if (refused) toast(refused, { tone: 'danger' });
    setBusy(false);
  };
  if (!d.mayAnswer)
    return d.whyNot === 'self' ? (
      <p className="rt-meta">{t('portfolio.distribution.mayNot', { why: d.whyNot })}</p>
    ) : null;
  return (
    <>
      {d.whyNot === null ? (
        <Button data-size="sm" loading={busy} onClick={() => void accept()}>
          {t('portfolio.distribution.accept')}
        </Button>
      ) : (
        <p className="rt-meta">{t('portfolio.distribution.mayNot', { why: d.whyNot })}</p>
      )}
      <Button variant="secondary" data-size="sm" onClick={() => setAsking('return')}>
        {t('portfolio.distribution.return')}
      </Button>
      {asking === 'return' ? (
        <Prompt
          heading={t('portfolio.distribution.returnHeading', { key: matterKey })}
          label={t('portfolio.distribution.reason')}
          required
          action={t('portfolio.distribution.return')}
          onClose={() => setAsking(null)}
          onDone={(reason) => send({ answer: 'return', reason })}
        />
      ) : null}
      {asking === 'accept' ? (
        <AcceptDialog distribution={d} onClose={() => setAsking(null)} send={send} />
      ) : null}
    </>
  );
}

/** A product group accepts: for which of its teams an epic is drafted, or on which product's roadmap it goes. */
function AcceptDialog({
  distribution: d,
  onClose,
  send,
}: {
  readonly distribution: DistributionValue;
  readonly onClose: () => void;
  readonly send: (body: { answer: 'accept'; teams?: string[]; product?: string }) => Promise<string | null>;
}) {
  const { t } = useTexts();
  const id = useId();
  const directory = useDirectory();
  const [way, setWay] = useState<'teams' | 'product'>('teams');
  const [teams, setTeams] = useState<readonly string[]>([]);
  const [product, setProduct] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const own = (directory.data?.teams ?? []).filter((x) => x.productGroup === d.place?.key);
  const products = (directory.data?.products ?? []).filter((x) => x.productGroup === d.place?.key);
  const submit = async () => {
    if (way === 'teams' ? teams.length === 0 : product === '') {
      setFault(
        t(way === 'teams' ? 'portfolio.distribution.chooseTeams' : 'portfolio.distribution.chooseProduct'),
      );
      return;
    }
    setBusy(true);
    const refused = await send({
      answer: 'accept',
      ...(way === 'teams' ? { teams: [...teams] } : { product }),
    });
    setBusy(false);
    if (refused) setFault(refused);
    else onClose();
  };
  return (
    <FormDialog
      heading={t('portfolio.distribution.acceptHeading')}
      action={t('portfolio.distribution.accept')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fieldset>
        <Fieldset.Legend>{t('portfolio.distribution.way')}</Fieldset.Legend>
        {(['teams', 'product'] as const).map((w) => (
          <Radio
            key={w}
            name={`${id}-way`}
            value={w}
            label={t(w === 'teams' ? 'portfolio.distribution.wayTeams' : 'portfolio.distribution.wayProduct')}
            checked={way === w}
            onChange={() => setWay(w)}
          />
        ))}
      </Fieldset>
      {way === 'teams' ? (
        <Fieldset>
          <Fieldset.Legend>{t('portfolio.distribution.teams')}</Fieldset.Legend>
          {own.map((x) => (
            <Checkbox
              key={x.key}
              value={x.key}
              label={x.title}
              checked={teams.includes(x.key)}
              onChange={(e) =>
                setTeams(e.target.checked ? [...teams, x.key] : teams.filter((k) => k !== x.key))
              }
            />
          ))}
        </Fieldset>
      ) : (
        <Fieldset>
          <Fieldset.Legend>{t('portfolio.distribution.product')}</Fieldset.Legend>
          {products.map((x) => (
            <Radio
              key={x.key}
              name={`${id}-product`}
              value={x.key}
              label={x.title}
              checked={product === x.key}
              onChange={() => setProduct(x.key)}
            />
          ))}
        </Fieldset>
      )}
    </FormDialog>
  );
}
