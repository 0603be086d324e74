import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LinkValue } from '../../../contract/thread.ts';
import { api } from '../../shared/api/client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { afterLinkChange } from './queries.ts';

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
    <span className="rt-answer">
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
