import { publicAddress, type RoadmapElementInput } from '../../../contract/public.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import Markdown from '../../shared/ui/markdown-rendered.tsx';
import { Layout } from './layout.tsx';
import { dayOf } from './public-texts.ts';
import { whenWords } from './roadmap-words.ts';

const texted = [
  ['expectedResult', 'public.roadmap.expectedResult'],
  ['howItWorks', 'public.roadmap.howItWorks'],
  ['description', 'public.roadmap.about'],
] as const;

/** One element at its permanent address: what comes, when, and what it brings. */
export function RoadmapElementPage({
  input,
  texts,
}: {
  readonly input: RoadmapElementInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { site, product, element: e, needs, releases, releaseNotes } = input;
  const lang = languageTags[e.lang];
  const when = whenWords(texts, e);
  return (
    <Layout
      input={input}
      texts={texts}
      title={e.title}
      titleLang={lang}
      lead={e.summary === '' ? undefined : <span lang={lang}>{e.summary}</span>}
      steps={[
        { label: t('public.roadmap.title'), to: publicAddress.roadmaps(site.language) },
        { label: product.name, to: publicAddress.roadmap(site.language, product.slug) },
        { label: e.key },
      ]}
    >
      <section className="pub-facts" aria-label={t('public.roadmap.facts')}>
        <dl>
          <div>
            <dt>{t('public.roadmap.where')}</dt>
            <dd>
              {t(`public.roadmap.state.${e.state}`)}
              {e.notInProduction ? `, ${t('public.roadmap.notInProduction')}` : ''}
            </dd>
          </div>
          {when ? (
            <div>
              <dt>{t('public.roadmap.when')}</dt>
              <dd>{when}</dd>
            </div>
          ) : null}
          {e.progress === null ? null : (
            <div>
              <dt>{t('public.roadmap.howFar')}</dt>
              <dd>{texts.percent(e.progress / 100)}</dd>
            </div>
          )}
          {e.programme === '' ? null : (
            <div>
              <dt>{t('public.roadmap.programme')}</dt>
              <dd lang={lang}>{e.programme}</dd>
            </div>
          )}
          {needs.length > 0 ? (
            <div>
              <dt>{t('public.roadmap.needs')}</dt>
              {needs.map((n) => (
                <dd key={n.key}>
                  <a
                    href={publicAddress.roadmapElement(site.language, n.product.slug, n.key)}
                    lang={languageTags[n.lang]}
                  >
                    {n.title}
                  </a>{' '}
                  <span className="pub-faint">
                    {n.product.name}, {texts.derived(`public.roadmap.state.${n.state}`).toLowerCase()}
                  </span>
                </dd>
              ))}
            </div>
          ) : null}
        </dl>
      </section>
      {texted.map(([name, heading]) =>
        e[name] === '' ? null : (
          <section key={name} className="pub-text">
            <h2 className="ds-heading" data-size="xs">
              {t(heading)}
            </h2>
            <div lang={lang}>
              <Markdown text={e[name]} />
            </div>
          </section>
        ),
      )}
      {releases.length > 0 ? (
        <section className="pub-text">
          <h2 className="ds-heading" data-size="xs">
            {t('public.roadmap.releases')}
          </h2>
          <ul>
            {releases.map((r) => (
              <li key={`${r.application}${r.sha}`}>
                <a href={publicAddress.note(site.language, r.product, r)}>
                  <span translate="no">{r.application}</span>, {texts.day(dayOf(site, r.deployedAt))}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {releaseNotes ? (
        <p>
          <a href={publicAddress.product(site.language, product.slug)}>{t('public.roadmap.seeNotes')}</a>
        </p>
      ) : null}
    </Layout>
  );
}
