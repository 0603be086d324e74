import { type PublicNotFoundInput, publicAddress } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Layout } from './layout.tsx';

/** Nothing at this address, and where to go from here. */
export function NotFoundPage({
  input,
  texts,
}: {
  readonly input: PublicNotFoundInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { language } = input.site;
  return (
    <Layout
      input={input}
      texts={texts}
      title={t('public.notFound.title')}
      lead={t('public.notFound.text')}
      steps={[{ label: t('public.notFound.title') }]}
    >
      <p>
        <a href={publicAddress.releaseNotes(language)}>{t('public.notes.title')}</a>
      </p>
      <p>
        <a href={publicAddress.roadmaps(language)}>{t('public.roadmap.title')}</a>
      </p>
      {input.site.handbook ? (
        <p>
          <a href={publicAddress.handbook(language)}>{t('public.handbook.title')}</a>
        </p>
      ) : null}
    </Layout>
  );
}
