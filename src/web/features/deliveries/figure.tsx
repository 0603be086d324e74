import { Button } from '@digdir/designsystemet-react';
import { InformationSquareIcon } from '@navikt/aksel-icons';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';

/** One figure: its name, its value (a door to the list behind it), and its definition one click off. */
export function Figure({
  name,
  value,
  to,
  help,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly to?: string;
  readonly help?: string;
}) {
  const id = useId();
  return (
    <div className="rt-figure">
      <dt>
        {name}
        {help ? (
          <>
            <Button variant="tertiary" data-size="sm" icon aria-label={`${name}?`} popoverTarget={id}>
              <InformationSquareIcon aria-hidden />
            </Button>
            <div id={id} popover="auto" className="rt-figure-help">
              {help}
            </div>
          </>
        ) : null}
      </dt>
      <dd>{to ? <Link to={to}>{value}</Link> : value}</dd>
    </div>
  );
}
