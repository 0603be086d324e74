import type { PrivacyInput } from '../../../contract/public.ts';
import { personalData } from '../../../domain/handbook/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Contact } from './contact.tsx';
import { Layout } from './layout.tsx';

/** What is kept on whom, why and for how long; and that reading these pages leaves nothing. */
export function PrivacyPage({ input, texts }: { readonly input: PrivacyInput; readonly texts: Texts }) {
  const { t } = texts;
  const { site } = input;
  return (
    <Layout
      input={input}
      texts={texts}
      title={t('public.privacy.title')}
      lead={t('public.privacy.lead')}
      steps={[{ label: t('public.privacy.title') }]}
    >
      <section className="pub-text">
        <h2 className="ds-heading" data-size="xs">
          {t('public.privacy.readers')}
        </h2>
        <p>{t('public.privacy.readersText')}</p>
      </section>
      <table className="pub-table">
        <caption>{t('public.privacy.users', { agency: site.agency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('public.privacy.what')}</th>
            <th scope="col">{t('public.privacy.why')}</th>
            <th scope="col">{t('public.privacy.long')}</th>
          </tr>
        </thead>
        <tbody>
          {personalData.map((id) => (
            <tr key={id}>
              <th scope="row">{t(`public.privacy.${id}.what`)}</th>
              <td data-label={t('public.privacy.why')}>{t(`public.privacy.${id}.why`)}</td>
              <td data-label={t('public.privacy.long')}>{t(`public.privacy.${id}.long`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="pub-text">
        <h2 className="ds-heading" data-size="xs">
          {t('public.privacy.rights')}
        </h2>
        <p>
          {t('public.privacy.rightsText', { agency: site.agency })} <Contact site={site} texts={texts} />
        </p>
      </section>
    </Layout>
  );
}
