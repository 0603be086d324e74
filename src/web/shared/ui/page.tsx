import { Heading } from '@digdir/designsystemet-react';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../texts/texts-context.ts';

/** The element in the top bar where a page says where it is. */
export const PlaceContext = createContext<HTMLElement | null>(null);

/** One step of the breadcrumb; the last one is the page itself and needs no address. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

let shownPath: string | null = null;
let navigated = false;

/**
 * Gives focus to the heading after navigation, not on the first page. A page that is drawn anew when its content has
 * come takes focus again only when it was lost.
 */
function focusHeading(pathname: string, heading: HTMLElement | null): void {
  if (shownPath !== null && shownPath !== pathname) navigated = true;
  const arrived = shownPath !== pathname;
  shownPath = pathname;
  if (navigated && heading && (arrived || document.activeElement === document.body))
    heading.focus({ preventScroll: true });
}

interface PageProps {
  readonly title: string;
  /** What the heading shows when it is not just the title. */
  readonly heading?: ReactNode;
  /** Right after the heading, outside it: a small button. */
  readonly beside?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** Beside the heading, at the right. */
  readonly actions?: ReactNode;
  /** A line under the heading. */
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  /** Language of the title, when it is not the reader's. */
  readonly titleLang?: string;
  readonly children: ReactNode;
}

/** A page: document title, breadcrumb, its one h1 (which gets focus after navigation) and what is below. */
export function Page({
  title,
  heading,
  beside,
  crumbs,
  actions,
  lead,
  wide,
  titleLang,
  children,
}: PageProps) {
  const { t } = useTexts();
  const place = useContext(PlaceContext);
  const { pathname } = useLocation();
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('common.product')}`;
  }, [title, t]);
  useEffect(() => focusHeading(pathname, h1.current), [pathname]);
  const trail = crumbs ?? [{ label: title }];
  return (
    <div className="rt-page" data-wide={wide ? 'true' : undefined}>
      {place
        ? createPortal(
            <nav aria-label={t('common.breadcrumb')} className="rt-crumbs">
              <ol>
                {trail.map((crumb) => (
                  <li key={crumb.label}>
                    {crumb.to ? (
                      <Link to={crumb.to}>{crumb.label}</Link>
                    ) : (
                      <span aria-current="page">{crumb.label}</span>
                    )}
                  </li>
                ))}
              </ol>
            </nav>,
            place,
          )
        : null}
      <header className="rt-page-head">
        <div className="rt-page-title">
          <div className="rt-heading">
            <Heading level={1} data-size="sm" ref={h1} tabIndex={-1} lang={titleLang}>
              {heading ?? title}
            </Heading>
            {beside}
          </div>
          {lead ? <div className="rt-lead">{lead}</div> : null}
        </div>
        {actions ? <div className="rt-page-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
