import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ApiError } from '../api/problem.ts';
import type { Texts } from '../texts/messages.ts';
import { useTexts } from '../texts/texts-context.ts';

/** What went wrong and what to do, in the reader's words. */
export function problemText(
  texts: Texts,
  error: unknown,
): { title: string; advice: string; faults: string[] } {
  const code = error instanceof ApiError ? error.code : 'internal';
  const known = texts.has(`problem.${code}.title`) ? code : 'internal';
  const faults = error instanceof ApiError ? (error.problem.faults ?? []) : [];
  return {
    title: texts.derived(`problem.${known}.title`),
    advice: texts.derived(`problem.${known}.advice`),
    faults: faults.map(
      (f) =>
        f.text ??
        (texts.has(`problem.fault.${f.reason}`)
          ? texts.derived(`problem.fault.${f.reason}`, {
              ...(f as unknown as { params?: Record<string, string> }).params,
            })
          : f.reason),
    ),
  };
}

/** An error where something should have been, with a way to try again. */
export function Problem({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const texts = useTexts();
  const { title, advice, faults } = problemText(texts, error);
  return (
    <Alert data-color="danger" className="rt-problem">
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <Paragraph>{advice}</Paragraph>
      {faults.length > 0 ? (
        <ul>
          {faults.map((f) => (
            <li key={f}>{f}</li>
          ))}
        </ul>
      ) : null}
      {retry ? (
        <Button variant="secondary" data-size="sm" onClick={retry}>
          {texts.t('common.tryAgain')}
        </Button>
      ) : null}
    </Alert>
  );
}
