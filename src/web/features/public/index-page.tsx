import { publicAddress, type ReleaseNotesIndexInput } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Layout } from './layout.tsx';
import { EnvironmentTag } from './note-lines.tsx';
import { dayOf } from './public-texts.ts';

/** Every product with release notes, and what each has in which environment. */
export function IndexPage({
  input,
  texts,
}: {
  readonly input: ReleaseNotesIndexInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { site, products } = input;
  return (
    <Layout
      input={input}
      texts={texts}
      title={t('public.notes.title')}
      lead={t('public.notes.lead')}
      steps={[{ label: t('public.notes.title') }]}
    >
      {products.length === 0 ? <p>{t('public.notes.none')}</p> : null}
      <ul className="pub-products">
        {products.map((product) => (
          <li key={product.slug}>
            <h2 className="ds-heading" data-size="xs">
              <a href={publicAddress.product(site.language, product.slug)}>{product.name}</a>
            </h2>
            <ul className="pub-environments">
              {product.environments.map((e) => (
                <li key={e.name}>
                  <a href={publicAddress.environment(site.language, product.slug, e.name)}>
                    <EnvironmentTag texts={texts} environment={e.name} production={e.production} />
                    <span>{t('public.count', { count: e.count })}</span>
                    <span className="pub-faint">
                      {t('public.latest', { day: texts.day(dayOf(site, e.latest)) })}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
