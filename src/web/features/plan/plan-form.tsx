import { Field, Input, Label, Select, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PlanValue } from '../../../contract/plan.ts';
import { planTypes } from '../../../domain/plan/index.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { usePlanAct } from './use-plan.ts';

/** Makes a list, or changes its title, year and introduction. */
export function PlanForm({ list, onClose }: { readonly list?: PlanValue; readonly onClose: () => void }) {
  const texts = useTexts();
  const { t, derived, today } = texts;
  const navigate = useNavigate();
  const act = usePlanAct();
  const [type, setType] = useState<PlanValue['type']>(list?.type ?? 'budgetProposal');
  const [year, setYear] = useState(String(list?.year ?? Number(today().slice(0, 4)) + 1));
  const [title, setTitle] = useState(list?.title ?? '');
  const [introduction, setIntroduction] = useState(list?.introduction ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const submit = async () => {
    const body = { year: Number(year), introduction, ...(title.trim() ? { title } : {}) };
    if (list) {
      const done = await act(
        list,
        (now) => api.plan.edit({ params: { key: list.key }, body, version: now.version }),
        (now) => now.title === list.title && now.introduction === list.introduction && now.year === list.year,
      );
      if (done) onClose();
      return;
    }
    try {
      const made = await api.plan.create({ body: { type, ...body } });
      void queryClient.invalidateQueries({ queryKey: ['plans'] });
      onClose();
      void navigate(`/plans/${made.key}`);
    } catch (error) {
      const { title: what, faults } = problemText(texts, error);
      setFault(faults[0] ?? what);
    }
  };
  return (
    <FormDialog
      heading={t(list ? 'plan.change' : 'plan.new')}
      action={t(list ? 'plan.save' : 'plan.make')}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
    >
      {list ? null : (
        <Field>
          <Label>{t('plan.typeLabel')}</Label>
          <Select value={type} onChange={(e) => setType(e.target.value as PlanValue['type'])}>
            {planTypes.map((p) => (
              <Select.Option key={p} value={p}>
                {derived(`plan.type.${p}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Field>
        <Label>{t('plan.year')}</Label>
        <Input inputMode="numeric" maxLength={4} value={year} onChange={(e) => setYear(e.target.value)} />
      </Field>
      <Field>
        <Label>{t('plan.name')}</Label>
        <Input
          maxLength={300}
          value={title}
          placeholder={derived(`plan.defaultTitle.${type}`, { year })}
          onChange={(e) => setTitle(e.target.value)}
        />
      </Field>
      <Field>
        <Label>{t('plan.introduction')}</Label>
        <Textarea
          rows={4}
          maxLength={8000}
          value={introduction}
          onChange={(e) => setIntroduction(e.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
