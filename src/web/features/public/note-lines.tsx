import type { PublicLine } from '../../../contract/public.ts';
import { LineText } from '../../shared/facts/line-text.tsx';
import type { Texts } from '../../shared/texts/messages.ts';

/** The lines of a release note as written; what has an address is a link. */
export function NoteLines({
  lines,
  texts,
}: {
  readonly lines: readonly PublicLine[];
  readonly texts: Texts;
}) {
  const { t } = texts;
  if (lines.length === 0) return <p className="pub-faint">{t('public.note.noLines')}</p>;
  return (
    <ul className="pub-lines">
      {lines.map((line) => (
        <li key={`${line.position}:${line.text}`}>
          <LineText
            line={line}
            link={(reference, text) => (reference.url ? <a href={reference.url}>{text}</a> : text)}
          />
          {line.kind === 'revert' ? <small> ({t('public.note.revert')})</small> : null}
        </li>
      ))}
    </ul>
  );
}

/** The name of an environment; production is filled. */
export function EnvironmentTag({
  texts,
  environment,
  production,
}: {
  readonly texts: Texts;
  readonly environment: string;
  readonly production: boolean;
}) {
  return (
    <span className="pub-environment" data-production={production}>
      {production ? texts.t('public.production') : environment}
    </span>
  );
}
