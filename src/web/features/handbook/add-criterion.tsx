import { Field, Label, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { type Language, languages, type PublicText } from '../../../domain/kernel/text.ts';
import { languageTags } from '../../../texts/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';

interface AddCriterionProps {
  readonly heading: string;
  readonly onAdd: (texts: PublicText) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Writes a criterion in the three languages. */
export function AddCriterion({ heading, onAdd, onClose }: AddCriterionProps) {
  const { t, language } = useTexts();
  const [texts, setTexts] = useState<Readonly<Record<Language, string>>>({ nb: '', nn: '', en: '' });
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const order: readonly Language[] = [language, ...languages.filter((l) => l !== language)];
  const empty = (l: Language) => texts[l].trim() === '';
  const submit = async () => {
    setTried(true);
    if (languages.some(empty)) {
      setFault(t('handbook.allLanguages'));
      return;
    }
    setBusy(true);
    const refused = await onAdd({
      nb: texts.nb.trim(),
      nn: texts.nn.trim(),
      en: texts.en.trim(),
      source: language,
    });
    setBusy(false);
    if (refused === null) onClose();
    else setFault(refused);
  };
  return (
    <FormDialog
      heading={heading}
      action={t('handbook.add')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="rt-faint">{t('handbook.addText')}</p>
      {order.map((l) => (
        <Field key={l}>
          <Label>{t(`common.language.${l}`)}</Label>
          <Textarea
            rows={2}
            maxLength={2000}
            lang={languageTags[l]}
            aria-invalid={tried && empty(l)}
            value={texts[l]}
            onChange={(e) => setTexts({ ...texts, [l]: e.target.value })}
          />
        </Field>
      ))}
    </FormDialog>
  );
}
