import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { SupportersValue } from '../../../contract/needs.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { useVoice } from './own-organisations.ts';

/** How supporters of a need are read. */
export const supportKey = (key: string) => ['need-support', key] as const;

/** Keeps who supports a need after a write; lists that show the count are read again. */
export function keepSupport(key: string, support: SupportersValue): void {
  queryClient.setQueryData(supportKey(key), support);
  void queryClient.invalidateQueries({ queryKey: ['list', 'need'] });
  void queryClient.invalidateQueries({ queryKey: ['history', key] });
  void queryClient.invalidateQueries({ queryKey: ['need-similar'] });
}

/** Asks why somebody supports a need, and for which of their organisations where they have several. */
export function SupportPrompt({
  need,
  onClose,
  onSupported,
}: {
  readonly need: { readonly key: string; readonly title: string };
  readonly onClose: () => void;
  readonly onSupported?: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const { inside, organisations } = useVoice();
  const choose = organisations.length > (inside ? 0 : 1);
  const [organisation, setOrganisation] = useState(inside ? '' : (organisations[0]?.key ?? ''));
  return (
    <Prompt
      heading={t('need.support.heading', { key: need.key })}
      label={t('need.support.why')}
      required
      action={t('need.support.give')}
      onClose={onClose}
      onDone={async (why) => {
        try {
          const given = await api.need.support({
            params: { key: need.key },
            body: { why, ...(organisation ? { organisation } : {}) },
          });
          keepSupport(need.key, given);
          toast(t('need.support.given', { key: need.key }));
          onSupported?.();
          return null;
        } catch (error) {
          const { title, faults } = problemText(texts, error);
          return faults[0] ?? title;
        }
      }}
    >
      <p>{need.title}</p>
      {choose ? (
        <Field>
          <Label>{t('need.support.for')}</Label>
          <Select value={organisation} onChange={(e) => setOrganisation(e.target.value)}>
            {inside ? <Select.Option value="">{t('need.support.forMyself')}</Select.Option> : null}
            {organisations.map((o) => (
              <Select.Option key={o.key} value={o.key}>
                {o.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
      ) : null}
    </Prompt>
  );
}
