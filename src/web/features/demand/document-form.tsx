import { Button, Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import type { GuidingDocumentValue, NewGuidingDocumentValue } from '../../../contract/demand.ts';
import { type DocumentType, documentTypes } from '../../../domain/demand/index.ts';
import { useDirectory } from '../../shared/directory.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';

/** The fields of a guiding document. `save` gives its promise; what goes wrong is told below. */
export function DocumentForm({
  document: d,
  save,
  onCancel,
}: {
  readonly document: GuidingDocumentValue | null;
  readonly save: (fields: NewGuidingDocumentValue) => Promise<unknown>;
  readonly onCancel: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const directory = useDirectory();
  const id = useId();
  const [title, setTitle] = useState(d?.title ?? '');
  const [type, setType] = useState<DocumentType>(d?.type ?? 'allocationLetter');
  const [year, setYear] = useState(String(d?.year ?? texts.today().slice(0, 4)));
  const [issuer, setIssuer] = useState(d?.issuer ?? '');
  const [group, setGroup] = useState(d?.productGroup?.key ?? '');
  const [from, setFrom] = useState(d?.validFrom ?? '');
  const [to, setTo] = useState(d?.validTo ?? '');
  const [url, setUrl] = useState(d?.url ?? '');
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim().length < 3) return setFaults([t('portfolio.titleShort', { least: 3 })]);
    if (year !== '' && !/^\d{4}$/.test(year.trim())) return setFaults([t('demand.yearWrong')]);
    setBusy(true);
    try {
      await save({
        title: title.trim(),
        type,
        year: year.trim() === '' ? null : Number(year),
        issuer: issuer.trim(),
        validFrom: from || null,
        validTo: to || null,
        productGroup: group || null,
        url: url.trim(),
      });
    } catch (error) {
      const { title: what, advice, faults: told } = problemText(texts, error);
      setFaults(told.length > 0 ? told : [`${what}. ${advice}`]);
      setBusy(false);
    }
  };
  return (
    <form className="rt-form rt-demand-form" noValidate onSubmit={(e) => void submit(e)}>
      <Textfield
        label={t('demand.documentTitle')}
        maxLength={300}
        value={title}
        onChange={(e) => setTitle(e.target.value)}
      />
      <div className="rt-demand-fields">
        <Field>
          <Label htmlFor={`${id}-type`}>{t('demand.type')}</Label>
          <Select
            id={`${id}-type`}
            value={type}
            onChange={(e) => setType(documentTypes.find((x) => x === e.target.value) ?? 'other')}
          >
            {documentTypes.map((x) => (
              <Select.Option key={x} value={x}>
                {t(`demand.type.${x}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield
          label={t('demand.year')}
          inputMode="numeric"
          maxLength={4}
          value={year}
          onChange={(e) => setYear(e.target.value)}
        />
        <Textfield
          label={t('demand.issuer')}
          maxLength={200}
          value={issuer}
          onChange={(e) => setIssuer(e.target.value)}
        />
        <Field>
          <Label htmlFor={`${id}-group`}>{texts.derived('field.productGroup')}</Label>
          <Select id={`${id}-group`} value={group} onChange={(e) => setGroup(e.target.value)}>
            <Select.Option value="">{t('common.none')}</Select.Option>
            {(directory.data?.productGroups ?? []).map((g) => (
              <Select.Option key={g.key} value={g.key}>
                {g.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield
          type="date"
          label={t('demand.validFrom')}
          value={from}
          onChange={(e) => setFrom(e.target.value)}
        />
        <Textfield
          type="date"
          label={t('demand.validTo')}
          value={to}
          onChange={(e) => setTo(e.target.value)}
        />
      </div>
      <Textfield
        type="url"
        label={t('demand.url')}
        maxLength={2000}
        value={url}
        onChange={(e) => setUrl(e.target.value)}
      />
      {faults.length > 0 ? <ValidationMessage role="alert">{faults.join(' ')}</ValidationMessage> : null}
      <div className="rt-form-actions">
        <Button type="submit" loading={busy}>
          {t(d ? 'common.save' : 'portfolio.register')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
