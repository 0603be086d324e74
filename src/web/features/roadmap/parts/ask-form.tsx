import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { NodeRefValue } from '../../../../contract/common.ts';
import { api } from '../../../shared/api/client.ts';
import { ApiError } from '../../../shared/api/problem.ts';
import { queryClient } from '../../../shared/api/query-client.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { NodePicker } from '../../../shared/ui/node-picker.tsx';
import { problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';

interface AskFormProps {
  readonly elementKey: string;
  readonly without: readonly string[];
  readonly onClose: () => void;
}

/** Asks the owner of another element for what this one needs. */
export function AskForm({ elementKey, without, onClose }: AskFormProps) {
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const [on, setOn] = useState<NodeRefValue | null>(null);
  const [need, setNeed] = useState('');
  const [wantedBy, setWantedBy] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = async () => {
    if (!on || need.trim() === '') {
      setFault(t(on ? 'roadmap.askNeedMissing' : 'roadmap.askOnMissing'));
      return;
    }
    setBusy(true);
    try {
      const made = await api.roadmap.ask({
        params: { key: elementKey },
        body: { on: on.key, need: need.trim(), wantedBy: wantedBy || null },
      });
      toast(t(made.state === 'accepted' ? 'roadmap.askedAgreed' : 'roadmap.asked'));
      onClose();
    } catch (error) {
      const ring =
        error instanceof ApiError && error.code === 'link_ring'
          ? (error.problem.ring as (string | null)[])
          : null;
      const reason = error instanceof ApiError ? String(error.problem.reason ?? '') : '';
      const own = `roadmap.refused.${reason}`;
      setFault(
        ring
          ? t('roadmap.ring', { ring: ring.map((k) => k ?? '…').join(' → ') })
          : reason !== '' && texts.has(own)
            ? texts.derived(own)
            : problemText(texts, error).title,
      );
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: ['roadmap'] });
      void queryClient.invalidateQueries({ queryKey: ['links', elementKey] });
      void queryClient.invalidateQueries({ queryKey: ['history', elementKey] });
    }
  };
  return (
    <form
      ref={form}
      className="rt-form rt-panel rt-ask"
      noValidate
      aria-label={t('roadmap.ask')}
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
      onKeyDown={(e) => {
        if (e.key === 'Escape') onClose();
      }}
    >
      {on ? (
        <p>
          <span className="rt-key">{on.key}</span> {on.title}{' '}
          <button type="button" className="rt-link-button" onClick={() => setOn(null)}>
            {t('roadmap.askChange')}
          </button>
        </p>
      ) : (
        <NodePicker label={t('roadmap.askOn')} kinds={['roadmapElement']} without={without} onPick={setOn} />
      )}
      <Field>
        <Label>{t('roadmap.askNeed')}</Label>
        <Textarea rows={3} maxLength={2000} value={need} onChange={(e) => setNeed(e.target.value)} />
      </Field>
      <Field>
        <Label htmlFor={`${id}-by`}>{t('roadmap.askBy')}</Label>
        <input
          id={`${id}-by`}
          type="date"
          className="ds-input"
          data-size="sm"
          min="1900-01-01"
          max="2200-12-31"
          value={wantedBy}
          onChange={(e) => setWantedBy(e.target.value)}
        />
      </Field>
      {fault ? (
        <p className="rt-fault" role="alert">
          {fault}
        </p>
      ) : null}
      <div className="rt-form-actions">
        <Button type="submit" data-size="sm" loading={busy}>
          {t('roadmap.askSend')}
        </Button>
        <Button type="button" data-size="sm" variant="tertiary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
