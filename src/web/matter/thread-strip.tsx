import { Link, useNavigate } from 'react-router';
import { useShortcut } from '../shared/shortcuts.ts';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { NodeLink } from '../shared/ui/node-link.tsx';
import { useMatterPlace } from './matter-context.ts';

/** Where this comes from, and what came of it: the thread in one line. `t` opens the whole picture. */
export function ThreadStrip() {
  const texts = useTexts();
  const { t, number } = texts;
  const { matter, narrow } = useMatterPlace();
  const navigate = useNavigate();
  const whole = `/thread/${encodeURIComponent(matter.key)}`;
  useShortcut('t', 'matter.openThread', () => navigate(whole), !narrow);
  const { up, inProduction } = matter.strip;
  // What is measured stands beside the work, not between its steps.
  const down = matter.strip.down.filter((d) => d.kind !== 'keyResult');
  const measured = matter.strip.down.filter((d) => d.kind === 'keyResult');
  const count = (d: { readonly kind: string; readonly count: number }) => {
    const words = processTexts(texts, d.kind);
    return t('matter.kindCount', {
      count: number(d.count),
      kind: (d.count === 1 ? words.name : words.plural).toLowerCase(),
    });
  };
  return (
    <nav className="rt-strip" aria-label={t('matter.thread')}>
      <span className="rt-strip-up">
        {up.length > 0 ? (
          up.slice(0, 2).map((n) => <NodeLink key={`${n.kind}${n.key}`} node={n} />)
        ) : (
          <span className="rt-faint">{t('matter.noOrigin')}</span>
        )}
        {up.length > 2 ? <Link to={whole}>{t('matter.andMore', { count: up.length - 2 })}</Link> : null}
      </span>
      <span className="rt-strip-line" aria-hidden="true">
        <i />
      </span>
      <span className="rt-strip-down">
        {matter.strip.down.length === 0 ? <span className="rt-faint">{t('matter.nothingBelow')}</span> : null}
        {down.map((d) => (
          <Link key={d.kind} to={`${whole}?kind=${d.kind}`}>
            {count(d)}
          </Link>
        ))}
        {inProduction > 0 ? (
          <Link to={`${whole}?production=yes`}>
            {t('matter.inProduction', { count: number(inProduction) })}
          </Link>
        ) : null}
      </span>
      {measured.map((d) => (
        <Link key={d.kind} className="rt-strip-measured" to={`${whole}?kind=${d.kind}`}>
          {count(d)}
        </Link>
      ))}
      <Link className="rt-strip-whole" to={whole}>
        {t('matter.wholeThread')} <kbd>t</kbd>
      </Link>
    </nav>
  );
}
