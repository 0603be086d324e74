import type { MissingValue } from '../../contract/matters.ts';
import { missingText } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { useMatterPlace } from './matter-context.ts';

/** The id of the place on the page where a missing thing is mended, or null when it is not on the page. */
function placeOf(missing: MissingValue, fieldOf: (criterion: string) => string | undefined): string | null {
  if (missing.field) return `field-${missing.field}`;
  if (missing.criterion) {
    const field = fieldOf(missing.criterion);
    return field ? `field-${field}` : `criterion-${missing.criterion}`;
  }
  return missing.code === 'approval' || missing.code === 'self_approval' ? 'approvals' : null;
}

/** Brings a place of the page into view and gives it focus. */
export function goToPlace(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  element.scrollIntoView({ block: 'center' });
  const edit = element.querySelector<HTMLElement>('.rt-invite, .rt-section-head button, input, button');
  (element.matches('input, select, textarea') ? element : (edit ?? element)).focus({ preventScroll: true });
  element
    .closest('.rt-fact, .rt-text-field, .rt-criterion, .rt-section')
    ?.animate?.([{ backgroundColor: 'var(--rt-thread-soft)' }, { backgroundColor: 'transparent' }], {
      duration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 1600,
    });
}

interface MissingListProps {
  readonly missing: readonly MissingValue[];
  readonly limit?: number;
  /** Called before going there, such as to close a dialog. */
  readonly onGo?: () => void;
}

/** What stands in the way, each a way to where it is mended. */
export function MissingList({ missing, limit, onGo }: MissingListProps) {
  const texts = useTexts();
  const { matter, criterion } = useMatterPlace();
  const fieldOf = (id: string) => matter.criteria.find((c) => c.id === id)?.field;
  const shown = limit === undefined ? missing : missing.slice(0, limit);
  return (
    <ul className="rt-missing">
      {shown.map((m) => {
        const text = m.criterion ? criterion(m.criterion) : missingText(texts, matter.kind, m, criterion);
        const place = placeOf(m, fieldOf);
        return (
          <li key={`${m.code}${m.field ?? ''}${m.criterion ?? ''}${m.role ?? ''}`}>
            {place ? (
              <button
                type="button"
                className="rt-link"
                onClick={() => {
                  if (!onGo) return goToPlace(place);
                  onGo();
                  // What is behind an open dialog cannot take focus: first when it is gone.
                  window.setTimeout(() => goToPlace(place), 0);
                }}
              >
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        );
      })}
      {shown.length < missing.length ? (
        <li>
          <button type="button" className="rt-link" onClick={() => goToPlace('criteria')}>
            {texts.t('matter.andMore', { count: missing.length - shown.length })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
