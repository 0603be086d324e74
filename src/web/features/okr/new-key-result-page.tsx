import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { okrShape } from '../../../domain/okr/index.ts';
import { matterQuery } from '../../matter/use-matter.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { KeyResultForm } from './key-result-form.tsx';
import { okrQuery } from './queries.ts';
import './okr.css';

/** A new objective, in the choice of objectives. */
const newObjective = '';

/** Under which objective of the initiative, then the key result itself. */
function Under({ initiative }: { readonly initiative: string }) {
  const { t } = useTexts();
  const id = useId();
  const navigate = useNavigate();
  const okr = useQuery(okrQuery(initiative));
  const [picked, setPicked] = useState<string | null>(null);
  if (okr.isPending) return <Loading lines={4} />;
  if (okr.isError) return <Problem error={okr.error} retry={() => void okr.refetch()} />;
  if (!okr.data.mayAdd) return <p className="rt-panel rt-okr-refused">{t('okr.new.notYours')}</p>;
  const objectives = okr.data.objectives.filter((o) => o.objective !== '');
  // The first that lacks a key result; otherwise a new one.
  const open = objectives.find((o) => o.keyResults.length < okrShape.keyResults.max);
  const objective = picked ?? open?.objective ?? newObjective;
  const href = nodeHref({ key: initiative, kind: 'initiative' });
  return (
    <>
      {objectives.length > 0 ? (
        <Field>
          <Label htmlFor={id}>{t('okr.new.objective')}</Label>
          <Select id={id} value={objective} onChange={(e) => setPicked(e.target.value)}>
            {objectives.map((o) => (
              <Select.Option key={o.objective} value={o.objective}>
                {t('okr.new.objectiveWith', { objective: o.objective, count: o.keyResults.length })}
              </Select.Option>
            ))}
            <Select.Option value={newObjective}>{t('okr.newObjective')}</Select.Option>
          </Select>
        </Field>
      ) : null}
      <KeyResultForm
        key={objective}
        initiative={initiative}
        {...(objective === newObjective ? {} : { objective })}
        onDone={(made) => void navigate(made ? nodeHref({ key: made, kind: 'keyResult' }) : href)}
      />
    </>
  );
}

/** Registers a key result: of which initiative, under which objective, from where to where, and how often measured. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const [params, setParams] = useSearchParams();
  const key = (params.get('under') ?? '').toUpperCase();
  const initiative = useQuery({ ...matterQuery(key), enabled: key !== '' });
  const found = initiative.data?.kind === 'initiative' ? initiative.data : null;
  const heading = texts.derived('process.keyResult.new');
  return (
    <Page
      title={heading}
      lead={t('okr.new.lead', { ...okrShape.keyResults })}
      crumbs={[
        { label: t('portfolio.title'), to: '/portfolio' },
        { label: t('okr.list'), to: '/key-results' },
        { label: heading },
      ]}
    >
      <div className="rt-form rt-okr-new">
        {found ? (
          <p className="rt-okr-of">
            <span>{t('okr.new.of')}</span> <NodeLink node={found} />{' '}
            <Button variant="tertiary" data-size="sm" onClick={() => setParams({}, { replace: true })}>
              {t('okr.new.another')}
            </Button>
          </p>
        ) : (
          <NodePicker
            label={t('okr.new.which')}
            kinds={['initiative']}
            onPick={(n) => setParams({ under: n.key }, { replace: true })}
          />
        )}
        {initiative.isError && key !== '' ? <Problem error={initiative.error} /> : null}
        {found ? <Under key={found.key} initiative={found.key} /> : null}
      </div>
    </Page>
  );
}
