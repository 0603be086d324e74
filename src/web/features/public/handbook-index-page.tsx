import { type HandbookIndexInput, publicAddress } from '../../../contract/public.ts';
import { handbookGroups } from '../../../domain/handbook/index.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import Markdown from '../../shared/ui/markdown-rendered.tsx';
import { IndexList } from './index-list.tsx';

/** Every process of the handbook, with its purpose. */
export function HandbookIndexPage({
  input,
  texts,
}: {
  readonly input: HandbookIndexInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { language } = input.site;
  return (
    <IndexList
      input={input}
      texts={texts}
      title={t('public.handbook.title')}
      lead={t('public.handbook.lead')}
      none={t('public.handbook.none')}
      above={
        <p className="pub-choices">
          <a className="pub-feed" href={publicAddress.handbookFeed(language)} type="application/atom+xml">
            {t('public.feed')}
          </a>
        </p>
      }
      parts={handbookGroups.map((group) => ({
        heading: t(`public.handbook.group.${group}`),
        entries: input.processes
          .filter((p) => p.group === group)
          .map((p) => ({
            id: p.id,
            name: p.name,
            to: publicAddress.handbookProcess(language, p.id),
            mark:
              p.proposals === 0 ? null : (
                <span className="pub-proposal">{t('public.handbook.proposals', { count: p.proposals })}</span>
              ),
            more: (
              <div className="pub-short" lang={languageTags[language]}>
                <Markdown text={p.purpose} />
              </div>
            ),
          })),
      }))}
    />
  );
}
