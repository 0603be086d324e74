import { Button, Details, Dialog, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandbookPageValue, HandbookSectionValue } from '../../../contract/handbook.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { When } from '../../shared/ui/when.tsx';
import { TextDiff } from './text-diff.tsx';
import { keepHandbookPage } from './told.ts';

/** Every version of a section in the reader's language: who wrote it, when, what changed, and a way back. */
export function SectionHistory({
  page,
  section: s,
  onClose,
}: {
  readonly page: HandbookPageValue;
  readonly section: HandbookSectionValue;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t, language } = texts;
  const [busy, setBusy] = useState<number | null>(null);
  const place = { process: page.id, section: s.section, language };
  const versions = useQuery({
    queryKey: ['handbook-versions', page.id, s.section, language],
    queryFn: ({ signal }) => api.handbook.versions({ params: place, signal }),
  });
  const items = versions.data?.items ?? [];
  const restore = async (version: number) => {
    setBusy(version);
    try {
      keepHandbookPage(
        await api.handbook.write({
          params: place,
          body: { restore: version },
          version: items[0]?.version ?? 1,
        }),
      );
      toast(t('handbook.saved', { version: (items[0]?.version ?? 1) + 1 }));
      onClose();
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
      void versions.refetch();
    }
    setBusy(null);
  };
  return (
    <Dialog open onClose={onClose} closeButton={t('common.close')} aria-labelledby="section-history">
      <div className="rt-form">
        <Heading level={2} data-size="xs" id="section-history">
          {t('handbook.history', { section: t(`handbook.section.${s.section}`) })}
        </Heading>
        {versions.isPending ? <Loading lines={3} /> : null}
        {versions.isError ? <Problem error={versions.error} retry={() => void versions.refetch()} /> : null}
        <ol className="rt-versions">
          {items.map((v, i) => (
            <li key={v.version}>
              <div className="rt-version-head">
                <span>
                  <strong>{t('handbook.version', { number: v.version })}</strong>{' '}
                  {i === 0 ? <span className="rt-tag">{t('handbook.current')}</span> : null}
                  <span className="rt-meta">
                    {' '}
                    {v.writtenBy ? v.writtenBy.name : t('handbook.original')}
                    {v.writtenAt ? (
                      <>
                        {' · '}
                        <When at={v.writtenAt} />
                      </>
                    ) : null}
                    {v.restored === null ? null : ` · ${t('handbook.restoredFrom', { version: v.restored })}`}
                  </span>
                </span>
                {page.mayEdit && i > 0 ? (
                  <Button
                    data-size="sm"
                    variant="secondary"
                    loading={busy === v.version}
                    aria-label={t('handbook.restoreNamed', { version: v.version })}
                    onClick={() => void restore(v.version)}
                  >
                    {t('handbook.restore')}
                  </Button>
                ) : null}
              </div>
              <Details data-size="sm">
                <Details.Summary>{t('handbook.changes')}</Details.Summary>
                <Details.Content>
                  <TextDiff before={items[i + 1]?.body ?? ''} after={v.body} lang={language} />
                </Details.Content>
              </Details>
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}
