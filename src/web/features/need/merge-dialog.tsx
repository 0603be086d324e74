import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import { linksChanged } from '../../matter/use-links.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { SimilarNeeds } from './similar-needs.tsx';
import { act } from './told.ts';

const kinds = ['need'];

/** Merges a need into one like it, found among those most alike or by search. */
export function MergeDialog({
  matter,
  onClose,
}: {
  readonly matter: MatterValue;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const [into, setInto] = useState<NodeRefValue | null>(null);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (into === null) return setFault(t('need.merge.choose'));
    setBusy(true);
    const refused = await act(texts, () =>
      api.need.merge({
        params: { key: matter.key },
        version: matter.version,
        body: { into: into.key, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      }),
    );
    setBusy(false);
    if (refused !== null) return setFault(refused);
    linksChanged(matter.key, into.key);
    toast(t('need.merge.done', { key: matter.key, into: into.key }));
    onClose();
  };
  return (
    <FormDialog
      heading={t('need.merge.heading', { key: matter.key })}
      action={t('need.merge.action')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('need.merge.text')}</p>
      <SimilarNeeds
        title={matter.title}
        without={matter.key}
        heading={t('need.merge.alike')}
        action={(s) => (
          <Button type="button" data-size="sm" variant="secondary" onClick={() => setInto(s.node)}>
            {t('need.merge.pick', { key: s.node.key })}
          </Button>
        )}
      />
      <div>
        <span className="rt-need-label" aria-hidden="true">
          {t('need.merge.which')}
        </span>
        <NodePicker label={t('need.merge.which')} kinds={kinds} without={[matter.key]} onPick={setInto} />
      </div>
      {into ? (
        <p>
          {t('need.answer.chosen')} <NodeLink node={into} />
        </p>
      ) : null}
      <Textfield
        label={t('matter.reasonOptional')}
        value={reason}
        maxLength={2000}
        onChange={(e) => setReason(e.target.value)}
      />
    </FormDialog>
  );
}
