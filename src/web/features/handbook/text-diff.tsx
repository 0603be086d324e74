import { diffLines } from '../../../domain/handbook/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** What changed between two texts, line by line: marked by sign, by element and by a word for those who listen. */
export function TextDiff({
  before,
  after,
  lang,
}: {
  readonly before: string;
  readonly after: string;
  readonly lang: string;
}) {
  const { t } = useTexts();
  const lines = diffLines(before, after).map((line, place) => ({ ...line, place }));
  return (
    <div className="rt-diff" lang={lang}>
      {lines.map(({ kind, text, place }) =>
        kind === 'same' ? (
          <p key={place}>{text || '\u00a0'}</p>
        ) : kind === 'added' ? (
          <p key={place}>
            <ins>
              <span className="rt-sr">{t('handbook.diffAdded')}: </span>
              {text}
            </ins>
          </p>
        ) : (
          <p key={place}>
            <del>
              <span className="rt-sr">{t('handbook.diffRemoved')}: </span>
              {text}
            </del>
          </p>
        ),
      )}
    </div>
  );
}
