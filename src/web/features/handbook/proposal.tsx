import { useTexts } from '../../shared/texts/texts-context.ts';

/** The mark of what the sources left blank and nobody has adopted yet. */
export function Proposal({ count }: { readonly count?: number }) {
  const { t } = useTexts();
  return (
    <span className="rt-proposal">
      {count === undefined ? t('handbook.proposal') : t('handbook.proposals', { count })}
    </span>
  );
}
