import { Field, Fieldset, Label, Radio, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import { needAnswerKinds } from '../../../domain/need/index.ts';
import { linksChanged } from '../../matter/use-links.ts';
import { api } from '../../shared/api/client.ts';
import { useDirectory } from '../../shared/directory.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { act } from './told.ts';

const makable = ['initiative', 'roadmapElement', 'epic', 'issue'] as const;
type Makable = (typeof makable)[number];

const keyOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'key' in value ? String(value.key) : '';

/** Takes a need up: with something that is there already, or something made now. */
export function AnswerDialog({
  matter,
  onClose,
}: {
  readonly matter: MatterValue;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const directory = useDirectory();
  const [way, setWay] = useState<'existing' | 'new'>('existing');
  const [node, setNode] = useState<NodeRefValue | null>(null);
  const [kind, setKind] = useState<Makable>('epic');
  const [title, setTitle] = useState(matter.title);
  const [team, setTeam] = useState(keyOf(matter.fields.team));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const teams = kind === 'epic' || kind === 'issue' ? (directory.data?.teams ?? []) : [];
  const submit = async () => {
    if (way === 'existing' && node === null) return setFault(t('need.answer.choose'));
    if (way === 'new' && title.trim().length < 3) return setFault(t('need.answer.titleShort'));
    setBusy(true);
    const refused = await act(texts, () =>
      api.need.answer({
        params: { key: matter.key },
        version: matter.version,
        body:
          way === 'existing'
            ? { answer: node!.key }
            : { create: { kind, title: title.trim(), ...(team && teams.length > 0 ? { team } : {}) } },
      }),
    );
    setBusy(false);
    if (refused !== null) return setFault(refused);
    linksChanged(matter.key);
    toast(t('need.answer.done', { key: matter.key }));
    onClose();
  };
  return (
    <FormDialog
      heading={t('need.answer.heading', { key: matter.key })}
      action={t(matter.state === 'takenUp' ? 'need.answer.link' : 'need.answer.takeUp')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fieldset>
        <Fieldset.Legend>{t('need.answer.way')}</Fieldset.Legend>
        <Radio
          name="need-way"
          value="existing"
          label={t('need.answer.existing')}
          checked={way === 'existing'}
          onChange={() => setWay('existing')}
        />
        <Radio
          name="need-way"
          value="new"
          label={t('need.answer.new')}
          checked={way === 'new'}
          onChange={() => setWay('new')}
        />
      </Fieldset>
      {way === 'existing' ? (
        <>
          <div>
            <span className="rt-need-label" aria-hidden="true">
              {t('need.answer.which')}
            </span>
            <NodePicker label={t('need.answer.which')} kinds={needAnswerKinds} onPick={setNode} />
          </div>
          {node ? (
            <p>
              {t('need.answer.chosen')} <NodeLink node={node} />
            </p>
          ) : null}
        </>
      ) : (
        <>
          <Field>
            <Label>{t('need.answer.kind')}</Label>
            <Select value={kind} onChange={(e) => setKind(e.target.value as Makable)}>
              {makable.map((k) => (
                <Select.Option key={k} value={k}>
                  {processTexts(texts, k).name}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Textfield
            label={texts.derived('field.title')}
            value={title}
            maxLength={200}
            onChange={(e) => setTitle(e.target.value)}
          />
          {teams.length > 0 ? (
            <Field>
              <Label>{texts.derived('field.team')}</Label>
              <Select value={team} onChange={(e) => setTeam(e.target.value)}>
                <Select.Option value="">{t('common.none')}</Select.Option>
                {teams.map((x) => (
                  <Select.Option key={x.key} value={x.key}>
                    {x.title}
                  </Select.Option>
                ))}
              </Select>
            </Field>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
