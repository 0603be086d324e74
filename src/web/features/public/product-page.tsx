import {
  type ProductReleaseNotesInput,
  type PublicReleaseNote,
  publicAddress,
} from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Layout, type Step } from './layout.tsx';
import { EnvironmentTag, NoteLines } from './note-lines.tsx';
import { environmentName, pageWords } from './page-words.ts';
import { dayOf } from './public-texts.ts';

/** The release notes of a product, newest first by day; in one environment or all. */
export function ProductPage({
  input,
  texts,
}: {
  readonly input: ProductReleaseNotesInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { site, product, environment, items } = input;
  const days = new Map<string, PublicReleaseNote[]>();
  for (const note of items) {
    const day = dayOf(site, note.deployedAt);
    days.set(day, [...(days.get(day) ?? []), note]);
  }
  const steps: Step[] = [
    { label: t('public.notes.title'), to: publicAddress.releaseNotes(site.language) },
    ...(environment
      ? [
          { label: product.name, to: publicAddress.product(site.language, product.slug) },
          { label: environmentName(texts, environment) },
        ]
      : [{ label: product.name }]),
  ];
  return (
    <Layout
      input={input}
      texts={texts}
      title={pageWords(texts, input).title}
      lead={t('public.count', { count: input.total })}
      steps={steps}
    >
      <Environments input={input} texts={texts} />
      {items.length === 0 ? <p>{t('public.notes.none')}</p> : null}
      {[...days].map(([day, notes]) => (
        <section key={day} className="pub-day" aria-labelledby={`d${day}`}>
          <h2 className="ds-heading" data-size="xs" id={`d${day}`}>
            <time dateTime={day}>{texts.day(day)}</time>
          </h2>
          {notes.map((note) => (
            <article key={`${note.application}${note.environment}${note.sha}`}>
              <h3 className="ds-heading" data-size="2xs">
                <a
                  href={publicAddress.note(site.language, product.slug, note)}
                  aria-label={t('public.note.link', { application: note.application, day: texts.day(day) })}
                >
                  <span translate="no">{note.application}</span>
                </a>{' '}
                {environment ? null : (
                  <EnvironmentTag texts={texts} environment={note.environment} production={note.production} />
                )}
              </h3>
              <NoteLines lines={note.lines} texts={texts} />
            </article>
          ))}
        </section>
      ))}
      <Pages input={input} texts={texts} />
    </Layout>
  );
}

function Environments({ input, texts }: { readonly input: ProductReleaseNotesInput; readonly texts: Texts }) {
  const { t } = texts;
  const { site, product, environment, environments } = input;
  const feeds = environment ? [environment] : environments;
  return (
    <div className="pub-choices">
      <nav aria-label={t('public.environments')}>
        <ul>
          <li>
            <a
              href={publicAddress.product(site.language, product.slug)}
              aria-current={environment ? undefined : 'page'}
            >
              {t('public.environments.all')}
            </a>
          </li>
          {environments.map((e) => (
            <li key={e.name}>
              <a
                href={publicAddress.environment(site.language, product.slug, e.name)}
                aria-current={environment?.name === e.name ? 'page' : undefined}
              >
                {environmentName(texts, e)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        {feeds.map((e) => (
          <a
            key={e.name}
            className="pub-feed"
            href={publicAddress.feed(site.language, product.slug, e.name)}
            type="application/atom+xml"
          >
            {t('public.feed')}
            {environment ? '' : `: ${environmentName(texts, e)}`}
          </a>
        ))}
      </p>
    </div>
  );
}

function Pages({ input, texts }: { readonly input: ProductReleaseNotesInput; readonly texts: Texts }) {
  const { t, number } = texts;
  const { site, product, environment, pageNumber, pages } = input;
  if (pages <= 1) return null;
  const address = (page: number) =>
    environment
      ? publicAddress.environment(site.language, product.slug, environment.name, page)
      : publicAddress.product(site.language, product.slug, page);
  return (
    <nav className="pub-pages" aria-label={t('public.pages')}>
      {pageNumber > 1 ? (
        <a rel="prev" href={address(pageNumber - 1)}>
          ← {t('public.newer')}
        </a>
      ) : (
        <span />
      )}
      <span>{t('public.page', { page: number(pageNumber), pages: number(pages) })}</span>
      {pageNumber < pages ? (
        <a rel="next" href={address(pageNumber + 1)}>
          {t('public.older')} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
