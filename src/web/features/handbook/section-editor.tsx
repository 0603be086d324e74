import { Button, Field, Label, Select, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { HandbookPageValue, HandbookSectionValue } from '../../../contract/handbook.ts';
import { isLanguage, type Language, languages } from '../../../domain/kernel/text.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { keepHandbookPage } from './told.ts';

interface Meanwhile {
  readonly version: number;
  readonly body: string;
}

/** Writes a section in one language at a time. What somebody else has written meanwhile is shown, never overwritten unseen. */
export function SectionEditor({
  page,
  section: s,
  onClose,
}: {
  readonly page: HandbookPageValue;
  readonly section: HandbookSectionValue;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const textIn = (l: Language) => s.texts.find((x) => x.language === l)!;
  const [language, setLanguage] = useState<Language>(texts.language);
  const [body, setBody] = useState(textIn(texts.language).body);
  const [version, setVersion] = useState(textIn(texts.language).version);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = `edit-${s.section}`;
  const choose = (l: string) => {
    if (!isLanguage(l)) return;
    setLanguage(l);
    setBody(textIn(l).body);
    setVersion(textIn(l).version);
    setMeanwhile(null);
    setFault(null);
  };
  const save = async () => {
    setBusy(true);
    setFault(null);
    try {
      const kept = await api.handbook.write({
        params: { process: page.id, section: s.section, language },
        body: { body },
        version,
      });
      keepHandbookPage(kept);
      const now = kept.sections
        .find((x) => x.section === s.section)
        ?.texts.find((x) => x.language === language);
      toast(t('handbook.saved', { version: now?.version ?? version }));
      onClose();
    } catch (error) {
      setBusy(false);
      const current =
        error instanceof ApiError && error.code === 'stale_version'
          ? (error.problem.current as Meanwhile | undefined)
          : undefined;
      if (current) {
        // Read now: what is saved next is saved on top of it, knowingly.
        setMeanwhile(current);
        setVersion(current.version);
      } else {
        const { title, faults } = problemText(texts, error);
        setFault(faults[0] ?? title);
      }
    }
  };
  return (
    <form
      className="rt-form"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void save();
        if (e.key === 'Escape') onClose();
      }}
    >
      <Field>
        <Label htmlFor={`${id}-language`}>{t('handbook.writeIn')}</Label>
        <Select
          id={`${id}-language`}
          data-size="sm"
          value={language}
          onChange={(e) => choose(e.target.value)}
        >
          {languages.map((l) => (
            <Select.Option key={l} value={l}>
              {derived(`common.language.${l}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {textIn(language).behind ? <p className="rt-meta">{t('handbook.behind')}</p> : null}
      <Textarea
        aria-labelledby={`section-${s.section}`}
        aria-invalid={fault !== null}
        lang={language}
        rows={Math.min(24, Math.max(5, body.split('\n').length + 2))}
        maxLength={20000}
        value={body}
        autoFocus
        onChange={(e) => setBody(e.target.value)}
      />
      {meanwhile ? (
        <div className="rt-meanwhile" role="alert">
          <p>{t('handbook.meanwhile')}</p>
          <Markdown text={meanwhile.body} lang={language} />
        </div>
      ) : null}
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
      <div className="rt-form-actions">
        <Button type="submit" data-size="sm" loading={busy} disabled={body.trim() === ''}>
          {t('handbook.save')}
        </Button>
        <Button type="button" data-size="sm" variant="tertiary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <small className="rt-faint">{t('matter.markdownHint')}</small>
      </div>
    </form>
  );
}
