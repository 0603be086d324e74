import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** Where a fault or an order is turned to now: it is no idea, and nothing is made of it here. */
export function Elsewhere({ to }: { readonly to: 'faultDesk' | 'orderDesk' }) {
  const { t, derived } = useTexts();
  return (
    <Alert data-color="info" role="status">
      <Heading level={2} data-size="2xs">
        {derived(`need.door.to.${to}`)}
      </Heading>
      <Paragraph>{derived(`need.door.then.${to}`)}</Paragraph>
      {to === 'faultDesk' ? (
        <Paragraph>
          <Link to="/deliveries">{t('need.door.lately')}</Link>
        </Paragraph>
      ) : null}
    </Alert>
  );
}
