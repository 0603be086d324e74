import { Button, Heading } from '@digdir/designsystemet-react';
import { ClockDashedIcon, PencilIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import type { HandbookPageValue, HandbookSectionValue } from '../../../contract/handbook.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { Proposal } from './proposal.tsx';
import { SectionEditor } from './section-editor.tsx';
import { SectionHistory } from './section-history.tsx';
import { keepHandbookPage } from './told.ts';

/** One section of a process: read in one's own language; written, adopted and brought back by the process owner. */
export function Section({
  page,
  section: s,
}: {
  readonly page: HandbookPageValue;
  readonly section: HandbookSectionValue;
}) {
  const texts = useTexts();
  const { t, language } = texts;
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = useRef<HTMLButtonElement>(null);
  const name = t(`handbook.section.${s.section}`);
  const text = s.texts.find((x) => x.language === language);
  if (!text) return null;
  const adopt = async () => {
    setBusy(true);
    try {
      keepHandbookPage(
        await api.handbook.adopt({ params: { process: page.id }, body: { section: s.section } }),
      );
      toast(t('handbook.adoptedToast'));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    setBusy(false);
  };
  const close = () => {
    setEditing(false);
    window.setTimeout(() => open.current?.focus(), 0);
  };
  const id = `section-${s.section}`;
  return (
    <section className="rt-told" aria-labelledby={id}>
      <div className="rt-told-head">
        <Heading level={2} data-size="xs" id={id}>
          {name}
        </Heading>
        {s.proposal ? <Proposal /> : null}
        <span className="rt-told-tools">
          {page.mayEdit && !editing ? (
            <Button
              ref={open}
              variant="tertiary"
              data-size="sm"
              icon
              aria-label={t('handbook.edit', { section: name })}
              onClick={() => setEditing(true)}
            >
              <PencilIcon aria-hidden />
            </Button>
          ) : null}
          <Button
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={t('handbook.history', { section: name })}
            onClick={() => setHistory(true)}
          >
            <ClockDashedIcon aria-hidden />
          </Button>
        </span>
      </div>
      {s.proposal && page.mayEdit && !editing ? (
        <p className="rt-proposal-note">
          {t('handbook.proposalText')}{' '}
          <Button variant="secondary" data-size="sm" loading={busy} onClick={() => void adopt()}>
            {t('handbook.adopt')}
          </Button>
        </p>
      ) : null}
      {editing ? (
        <SectionEditor page={page} section={s} onClose={close} />
      ) : (
        <>
          <Markdown text={text.body} lang={text.language} />
          {text.behind ? <p className="rt-meta">{t('handbook.behind')}</p> : null}
          {s.adopted ? (
            <p className="rt-meta">{t('handbook.adoptedBy', { name: s.adopted.by.name })}</p>
          ) : null}
        </>
      )}
      {history ? <SectionHistory page={page} section={s} onClose={() => setHistory(false)} /> : null}
    </section>
  );
}
