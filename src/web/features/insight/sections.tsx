import { NavLink } from 'react-router';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import './insight.css';

/** The pages of insight, side by side. */
export function Sections() {
  const { t } = useTexts();
  const mayLink = useMay('link.edit');
  const sections = [
    ['/insight', 'insight.section.coverage'],
    ['/insight/holes', 'insight.section.holes'],
    ...(mayLink ? [['/insight/suggestions', 'insight.section.suggestions'] as const] : []),
  ] as const;
  return (
    <nav className="rt-insight-sections" aria-label={t('insight.sections')}>
      <ul>
        {sections.map(([to, label]) => (
          <li key={to}>
            <NavLink to={to} end>
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
