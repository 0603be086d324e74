import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Link, useRouteError } from 'react-router';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Page } from '../shared/ui/page.tsx';
import { Problem } from '../shared/ui/problem.tsx';

/** A page that failed, inside the shell: what happened and the ways on. */
export function RouteError() {
  const { t } = useTexts();
  const error = useRouteError();
  return (
    <Page title={t('common.error.title')}>
      <Problem error={error} retry={() => window.location.reload()} />
      <Paragraph>
        <Link to="/">{t('common.error.home')}</Link>
      </Paragraph>
    </Page>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <Page title={t('common.notFound.title')}>
      <Paragraph>{t('common.notFound.text')}</Paragraph>
      <Button asChild variant="secondary">
        <Link to="/">{t('common.error.home')}</Link>
      </Button>
    </Page>
  );
}
