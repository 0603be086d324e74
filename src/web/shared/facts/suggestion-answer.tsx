import './facts.css';
import { Button } from '@digdir/designsystemet-react';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { LinkValue } from '../../../contract/thread.ts';
import { api } from '../api/client.ts';
import { useMay } from '../session.ts';
import { useTexts } from '../texts/texts-context.ts';
import { problemText } from '../ui/problem.tsx';
import { toast } from '../ui/toasts.tsx';

/** Reads again whatever a changed link can have changed. */
export async function afterLinkChange(client: QueryClient): Promise<void> {
  await Promise.all(
    [['thread'], ['insight'], ['deployments'], ['matter']].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}

/** The two answers to a suggested link. Nothing for those who may not answer. */
export function SuggestionAnswer({ link }: { readonly link: LinkValue }) {
  const texts = useTexts();
  const { t } = texts;
  const may = useMay('link.edit');
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'confirmed' | 'rejected') =>
      api.thread.decide({ params: { id: link.id }, body: { decision } }),
    onSuccess: async (_, decision) => {
      toast(
        decision === 'confirmed'
          ? t('thread.suggestion.confirmed', { from: link.from, to: link.to })
          : t('thread.suggestion.rejected'),
      );
      await afterLinkChange(client);
    },
    onError: (error) => toast(problemText(texts, error).title, { tone: 'danger' }),
  });
  if (!may || link.status !== 'suggested') return null;
  return (
    <span className="rt-answer rt-tight">
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={t('thread.suggestion.confirmOf', { from: link.from, to: link.to })}
        onClick={() => decide.mutate('confirmed')}
      >
        {t('thread.suggestion.confirm')}
      </Button>
      <Button
        variant="tertiary"
        data-size="sm"
        aria-label={t('thread.suggestion.rejectOf', { from: link.from, to: link.to })}
        onClick={() => decide.mutate('rejected')}
      >
        {t('thread.suggestion.reject')}
      </Button>
    </span>
  );
}
