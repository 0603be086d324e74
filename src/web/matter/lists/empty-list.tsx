import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useMay } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';

/** A list with nothing in it: because of the filter, or because nobody has begun. */
export function EmptyList({
  kind,
  filtered,
  onClear,
}: {
  readonly kind: string;
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const may = useMay('matter.create');
  if (filtered)
    return (
      <Empty
        title={t('portfolio.noMatch')}
        text={t('portfolio.noMatchText')}
        action={
          <Button variant="secondary" onClick={onClear}>
            {t('portfolio.clearFilters')}
          </Button>
        }
      />
    );
  return (
    <Empty
      title={t('portfolio.empty', { plural: processTexts(texts, kind).plural.toLowerCase() })}
      text={derived(`process.${kind}.purpose`)}
      action={
        may ? (
          <Button asChild>
            <Link to={`/new/${kind}`}>{derived(`process.${kind}.new`)}</Link>
          </Button>
        ) : null
      }
    />
  );
}
