import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { queryClient } from '../shared/api/query-client.ts';
import { useTexts } from '../shared/texts/texts-context.ts';

/** Shown when the server does not answer at all. */
export function Unreachable() {
  const { t } = useTexts();
  return (
    <main className="rt-lone">
      <Heading level={1} data-size="sm">
        {t('problem.network.title')}
      </Heading>
      <Paragraph>{t('problem.network.advice')}</Paragraph>
      <Button onClick={() => void queryClient.refetchQueries({ queryKey: ['session'] })}>
        {t('common.tryAgain')}
      </Button>
    </main>
  );
}
