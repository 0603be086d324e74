import { publicAddress, type ReleaseNotesIndexInput } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { IndexList } from './index-list.tsx';
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
  const entries = products.map((product) => ({
    id: product.slug,
    name: product.name,
    to: publicAddress.product(site.language, product.slug),
    more: (
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
    ),
  }));
  return (
    <IndexList
      input={input}
      texts={texts}
      title={t('public.notes.title')}
      lead={t('public.notes.lead')}
      none={t('public.notes.none')}
      parts={[{ entries }]}
    />
  );
}
