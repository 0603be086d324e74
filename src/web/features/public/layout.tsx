import type { ReactNode } from 'react';
import { type PublicPageInput, type PublicSite, publicAddress } from '../../../contract/public.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { addresses } from './addresses.ts';
import { Contact } from './contact.tsx';
import { ownNames } from './public-texts.ts';

/** One step of the way to a page; the last one is the page itself. */
export interface Step {
  readonly label: string;
  readonly to?: string;
}

interface LayoutProps {
  readonly input: PublicPageInput;
  readonly texts: Texts;
  readonly title: string;
  /** Language of the title, when it is not the page's. */
  readonly titleLang?: string;
  readonly lead?: ReactNode;
  readonly steps: readonly Step[];
  readonly children: ReactNode;
}

/** What is around every public page: skip link, the agency's name, languages, the way here, foot. */
export function Layout({ input, texts, title, titleLang, lead, steps, children }: LayoutProps) {
  const { t } = texts;
  const { site } = input;
  return (
    <div className="pub" data-color-scheme="auto">
      <a className="ds-skip-link" href="#main">
        {t('public.skip')}
      </a>
      <header className="pub-top">
        <a className="pub-agency" href={publicAddress.releaseNotes(site.language)}>
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <path d="M3 24c6 0 6-16 13-16s5 16 13 16" />
            <circle cx="16" cy="8" r="4" />
          </svg>
          {site.agency}
        </a>
        <nav aria-label={t('public.sections')}>
          <ul className="pub-languages">
            {sectionsOf(site).map(([section, to]) => (
              <li key={section}>
                <a href={to} aria-current={sections[input.page] === section ? 'true' : undefined}>
                  {t(`public.${section}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t('public.languages')}>
          <ul className="pub-languages">
            {addresses(input).map(({ language, path }) => (
              <li key={language}>
                <a
                  href={path}
                  lang={languageTags[language]}
                  hrefLang={language}
                  aria-current={language === site.language ? 'true' : undefined}
                >
                  {ownNames[language]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {steps.length > 1 ? (
          <nav aria-label={t('public.breadcrumb')}>
            <ol className="pub-steps">
              {steps.map((s) => (
                <li key={s.label}>
                  {s.to ? <a href={s.to}>{s.label}</a> : <span aria-current="page">{s.label}</span>}
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1 className="ds-heading" data-size="md" lang={titleLang}>
          {title}
        </h1>
        {lead ? <div className="pub-lead">{lead}</div> : null}
        {children}
      </main>
      <footer className="pub-foot">
        <p>
          {t('public.footer', { agency: site.agency })}
          {site.contact === null ? null : (
            <>
              {' · '}
              <Contact site={site} texts={texts} />
            </>
          )}
        </p>
        <ul className="pub-languages">
          <li>
            <a href={publicAddress.accessibility(site.language)}>{t('public.accessibility.title')}</a>
          </li>
          <li>
            <a href={publicAddress.privacy(site.language)}>{t('public.privacy.title')}</a>
          </li>
        </ul>
      </footer>
    </div>
  );
}

/** The sections in the top, each with its address. */
function sectionsOf(site: PublicSite): readonly (readonly [Section, string])[] {
  return [
    ['roadmap', publicAddress.roadmaps(site.language)],
    ['notes', publicAddress.releaseNotes(site.language)],
    ...(site.handbook ? [['handbook', publicAddress.handbook(site.language)] as const] : []),
  ];
}

type Section = 'roadmap' | 'notes' | 'handbook';
const sections: Readonly<Partial<Record<PublicPageInput['page'], Section>>> = {
  roadmapIndex: 'roadmap',
  productRoadmap: 'roadmap',
  roadmapElement: 'roadmap',
  releaseNotesIndex: 'notes',
  productReleaseNotes: 'notes',
  releaseNote: 'notes',
  handbookIndex: 'handbook',
  handbookProcess: 'handbook',
};
