import { Checkbox, Field, Fieldset, Label, Radio, Textarea, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { DisclosureItemValue } from '../../../contract/disclosure.ts';
import {
  type GroundId,
  groundOf,
  type Occurrence,
  occurrencesOf,
  type Redaction,
} from '../../../domain/disclosure/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { GroundFields } from './ground-fields.tsx';

const choices = ['words', 'text', 'head', 'all'] as const;
type Choice = (typeof choices)[number];

/** What was chosen last: the next place is often kept back for the same reason. */
export interface LastGround {
  readonly ground: GroundId | '';
  readonly provision: string;
}

interface RedactDialogProps {
  readonly item: DisclosureItemValue;
  /** Words that were selected in it when it was opened. */
  readonly selected: string;
  readonly items: readonly DisclosureItemValue[];
  readonly redactions: readonly Redaction[];
  readonly last: LastGround;
  readonly onRedact: (redactions: Redaction[], last: LastGround) => void;
  readonly onClose: () => void;
}

/** Blacks out some words, the whole text or the heading of an item, by a ground; the same words elsewhere, too. */
export function RedactDialog(props: RedactDialogProps) {
  const { item, selected, items, redactions, last, onRedact, onClose } = props;
  const { t } = useTexts();
  const [what, setWhat] = useState<Choice>(selected || item.text.length > 60 ? 'words' : 'text');
  const [words, setWords] = useState(selected);
  const [everywhere, setEverywhere] = useState(false);
  const [ground, setGround] = useState(last.ground);
  const [provision, setProvision] = useState(last.provision);
  const [fault, setFault] = useState<string | null>(null);
  const places: readonly Occurrence[] = what === 'words' ? occurrencesOf(items, redactions, words) : [];
  const here = places.filter((p) => p.item === item.id);
  const submit = () => {
    if (ground === '') return setFault(t('disclosure.needGround'));
    if (groundOf(ground)?.secrecy && !provision.trim()) return setFault(t('disclosure.needProvision'));
    const by = { ground, ...(provision.trim() ? { provision: provision.trim() } : {}) };
    const chosen = everywhere ? places : here;
    if (what === 'words' && chosen.length === 0) return setFault(t('disclosure.notThere'));
    onRedact(
      what === 'words' ? chosen.map((p) => ({ ...p, ...by })) : [{ item: item.id, part: what, ...by }],
      { ground, provision },
    );
    onClose();
  };
  return (
    <FormDialog
      heading={t('disclosure.redactNamed', { name: item.head })}
      action={t('disclosure.redact')}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fieldset>
        <Fieldset.Legend>{t('disclosure.what')}</Fieldset.Legend>
        {choices.map((c) => (
          <Radio
            key={c}
            name="redact-what"
            value={c}
            data-size="sm"
            label={t(`disclosure.what.${c}`)}
            checked={what === c}
            onChange={() => setWhat(c)}
          />
        ))}
      </Fieldset>
      {what === 'words' ? (
        <>
          <Textfield
            label={t('disclosure.words')}
            description={t('disclosure.wordsHelp')}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
          <Field>
            <Label>{t('disclosure.source')}</Label>
            <Textarea
              readOnly
              rows={5}
              value={`${item.head}\n${item.text}`}
              onSelect={(e) => {
                const { selectionStart, selectionEnd, value } = e.currentTarget;
                const picked = value.slice(selectionStart, selectionEnd).trim();
                if (picked) setWords(picked);
              }}
            />
          </Field>
          <Checkbox
            data-size="sm"
            label={t('disclosure.everywhere', { count: places.length - here.length })}
            checked={everywhere}
            onChange={(e) => setEverywhere(e.target.checked)}
          />
        </>
      ) : null}
      <GroundFields ground={ground} provision={provision} onGround={setGround} onProvision={setProvision} />
    </FormDialog>
  );
}
