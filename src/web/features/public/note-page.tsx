import { publicAddress, type ReleaseNoteInput } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Layout } from './layout.tsx';
import { EnvironmentTag, NoteLines } from './note-lines.tsx';
import { environmentName, pageWords } from './page-words.ts';
import { dayOf } from './public-texts.ts';

/** One release note at its permanent address. */
export function NotePage({ input, texts }: { readonly input: ReleaseNoteInput; readonly texts: Texts }) {
  const { t } = texts;
  const { site, product, note, previous, next, elsewhere, earlier } = input;
  const sayDay = (instant: string) => texts.day(dayOf(site, instant));
  return (
    <Layout
      input={input}
      texts={texts}
      title={pageWords(texts, input).title}
      lead={
        <>
          {product.name}{' '}
          <EnvironmentTag texts={texts} environment={note.environment} production={note.production} />
        </>
      }
      steps={[
        { label: t('public.notes.title'), to: publicAddress.releaseNotes(site.language) },
        { label: product.name, to: publicAddress.product(site.language, product.slug) },
        {
          label: environmentName(texts, note),
          to: publicAddress.environment(site.language, product.slug, note.environment),
        },
        { label: note.application },
      ]}
    >
      <article className="pub-note">
        <NoteLines lines={note.lines} texts={texts} />
      </article>
      <section className="pub-facts">
        <h2 className="ds-heading" data-size="xs">
          {t('public.note.facts')}
        </h2>
        <dl>
          <div>
            <dt>{t('public.note.when')}</dt>
            <dd>
              <time dateTime={note.deployedAt}>{texts.instant(note.deployedAt)}</time>
            </dd>
          </div>
          {earlier.length > 0 ? (
            <div>
              <dt>{t('public.note.earlier')}</dt>
              {earlier.map((at) => (
                <dd key={at}>
                  <time dateTime={at}>{texts.instant(at)}</time>
                </dd>
              ))}
            </div>
          ) : null}
          <div>
            <dt>{t('public.note.application')}</dt>
            <dd translate="no">{note.application}</dd>
          </div>
          <div>
            <dt>{t('public.note.environment')}</dt>
            <dd>{environmentName(texts, note)}</dd>
          </div>
          <div>
            <dt>{t('public.note.commit')}</dt>
            <dd>
              <code>{note.sha}</code>
            </dd>
          </div>
          {elsewhere.length > 0 ? (
            <div>
              <dt>{t('public.note.elsewhere')}</dt>
              {elsewhere.map((other) => (
                <dd key={other.environment}>
                  <a href={publicAddress.note(site.language, product.slug, other)}>
                    {environmentName(texts, other)}, {sayDay(other.deployedAt)}
                  </a>
                </dd>
              ))}
            </div>
          ) : null}
        </dl>
      </section>
      {previous || next ? (
        <nav
          className="pub-pages"
          aria-label={t('public.note.neighbours', { application: note.application })}
        >
          {previous ? (
            <a rel="prev" href={publicAddress.note(site.language, product.slug, previous)}>
              ← {t('public.note.previous', { day: sayDay(previous.deployedAt) })}
            </a>
          ) : (
            <span />
          )}
          {next ? (
            <a rel="next" href={publicAddress.note(site.language, product.slug, next)}>
              {t('public.note.next', { day: sayDay(next.deployedAt) })} →
            </a>
          ) : (
            <span />
          )}
        </nav>
      ) : null}
    </Layout>
  );
}
