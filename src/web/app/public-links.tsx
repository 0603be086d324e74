import { useTexts } from '../shared/texts/texts-context.ts';

/** The ways to what everybody may read of the product itself: the accessibility statement, and what is kept on whom. */
export function PublicLinks() {
  const { t, language } = useTexts();
  return (
    <p className="rt-public-links">
      <a href={`/${language}/accessibility`}>{t('common.accessibility')}</a>
      <a href={`/${language}/privacy`}>{t('common.privacy')}</a>
    </p>
  );
}
