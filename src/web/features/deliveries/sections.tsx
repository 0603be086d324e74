import { NavLink } from 'react-router';
import { useTexts } from '../../shared/texts/texts-context.ts';
import './deliveries.css';

const sections = [
  ['/deliveries', 'deliveries.section.list'],
  ['/deliveries/calendar', 'deliveries.section.calendar'],
  ['/deliveries/now', 'deliveries.section.now'],
  ['/deliveries/trackers', 'deliveries.section.trackers'],
  ['/deliveries/imports', 'deliveries.section.imports'],
] as const;

/** The pages about deliveries, side by side. */
export function Sections() {
  const { t } = useTexts();
  return (
    <nav className="rt-sections" aria-label={t('deliveries.sections')}>
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
