import { Button, Heading } from '@digdir/designsystemet-react';
import { ExpandIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { MatterValue } from '../../../contract/matters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { MatterView, useMatterParts } from '../matter-view.tsx';
import { useMatter } from '../use-matter.ts';

function Inside({ matter }: { readonly matter: MatterValue }) {
  const place = useMatterParts(matter, true);
  return place ? <MatterView key={matter.key} place={place} at={null} onNow={() => undefined} /> : null;
}

/** A matter beside the list it was picked from. Escape closes it; the list keeps its place. */
export function PeekPanel({
  matterKey,
  onClose,
}: {
  readonly matterKey: string;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const matter = useMatter(matterKey);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (
        e.key === 'Escape' &&
        !e.defaultPrevented &&
        !document.querySelector('dialog[open], [popover]:popover-open')
      )
        onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className="rt-peek" aria-label={t('portfolio.peek', { key: matterKey })}>
      <div className="rt-peek-head">
        <div>
          <span className="rt-key">{matterKey}</span>
          <Heading level={2} data-size="2xs" lang={matter.data?.language}>
            {matter.data?.title ?? '…'}
          </Heading>
        </div>
        <Button asChild variant="tertiary" data-size="sm" icon>
          <Link
            to={`/matters/${encodeURIComponent(matterKey)}`}
            aria-label={t('portfolio.openPage', { key: matterKey })}
          >
            <ExpandIcon aria-hidden />
          </Link>
        </Button>
        <Button
          variant="tertiary"
          data-size="sm"
          icon
          aria-label={t('portfolio.closePeek')}
          onClick={onClose}
        >
          <XMarkIcon aria-hidden />
        </Button>
      </div>
      {matter.data ? (
        <Inside matter={matter.data} />
      ) : matter.isError ? (
        <Problem error={matter.error} retry={() => void matter.refetch()} />
      ) : (
        <Loading />
      )}
    </aside>
  );
}
