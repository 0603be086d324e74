import { type HandbookProcessInput, type PublicKind, publicAddress } from '../../../contract/public.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import Markdown from '../../shared/ui/markdown-rendered.tsx';
import { Layout } from './layout.tsx';
import { ProcessDrawing } from './process-drawing.tsx';

/** How a kind moves: a row for each way, with who may and what must be true first. */
function Transitions({ kind, texts }: { readonly kind: PublicKind; readonly texts: Texts }) {
  const { t, list } = texts;
  return (
    <table className="pub-table">
      <caption>{t('public.handbook.transitions', { kind: kind.name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('public.handbook.way')}</th>
          <th scope="col">{t('public.handbook.fromTo')}</th>
          <th scope="col">{t('public.handbook.who')}</th>
          <th scope="col">{t('public.handbook.needs')}</th>
        </tr>
      </thead>
      <tbody>
        {kind.transitions.map((w) => (
          <tr key={w.name}>
            <th scope="row">{w.label}</th>
            <td data-label={t('public.handbook.fromTo')}>
              {list(w.from.map((s) => kind.states[s] ?? s))} →{' '}
              {w.to === null ? t('public.handbook.resumes') : kind.states[w.to]}
            </td>
            <td data-label={t('public.handbook.who')}>{list(w.roles)}</td>
            <td data-label={t('public.handbook.needs')}>
              {w.needs.length === 0 && !w.reason ? (
                t('public.handbook.nothing')
              ) : (
                <ul>
                  {w.reason ? <li>{t('public.handbook.reason')}</li> : null}
                  {w.needs.map((n) => (
                    <li key={n.id ?? n.text}>
                      {n.text}
                      {n.computed ? ` (${t('public.handbook.computed')})` : ''}
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A process at its permanent address: its texts, and how each kind that runs it moves. */
export function HandbookProcessPage({
  input,
  texts,
}: {
  readonly input: HandbookProcessInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { site, process, sections, kinds, previous, next } = input;
  const lang = languageTags[site.language];
  const beside = (rel: 'prev' | 'next', to: HandbookProcessInput['next']) =>
    to ? (
      <a rel={rel} href={publicAddress.handbookProcess(site.language, to.id)}>
        {t(`public.handbook.${rel}`, { process: to.name })}
      </a>
    ) : null;
  return (
    <Layout
      input={input}
      texts={texts}
      title={process.name}
      lead={kinds.length === 0 ? t('public.handbook.toldOnly') : undefined}
      steps={[
        { label: t('public.handbook.title'), to: publicAddress.handbook(site.language) },
        { label: process.name },
      ]}
    >
      {sections.map((s) => (
        <section key={s.section} className="pub-text" id={s.section}>
          <h2 className="ds-heading" data-size="xs">
            {t(`public.handbook.section.${s.section}`)}{' '}
            {s.proposal ? <span className="pub-proposal">{t('public.handbook.proposal')}</span> : null}
          </h2>
          <div lang={lang}>
            <Markdown text={s.body} />
          </div>
        </section>
      ))}
      {sections.some((s) => s.proposal) ? (
        <p className="pub-faint">{t('public.handbook.proposalText')}</p>
      ) : null}
      {kinds.map((kind) => (
        <section key={kind.kind} className="pub-kind" id={kind.kind}>
          <h2 className="ds-heading" data-size="sm">
            {t('public.handbook.kind', { kind: kind.name })}
          </h2>
          {kind.purpose === null ? null : <p>{kind.purpose}</p>}
          <ProcessDrawing kind={kind} texts={texts} />
          <Transitions kind={kind} texts={texts} />
          <p className="pub-faint">{t('public.handbook.version', { version: kind.version })}</p>
        </section>
      ))}
      <nav className="pub-pages" aria-label={t('public.handbook.others')}>
        <span>{beside('prev', previous)}</span>
        <span>{beside('next', next)}</span>
      </nav>
    </Layout>
  );
}
