import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NoticeGroupValue } from '../../../contract/collaboration.ts';
import { processOf } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { When } from '../../shared/ui/when.tsx';
import { noticeSentence } from './notice-words.ts';
import { markNotices } from './queries.ts';

interface MentionItemProps {
  readonly group: NoticeGroupValue;
  readonly mention: NoticeGroupValue['notices'][number];
}

/** One place where the reader is addressed: what was said, an answer, or put away as read. */
export function MentionItem({ group, mention }: MentionItemProps) {
  const texts = useTexts();
  const { t } = texts;
  const { node, upTo } = group;
  const [answering, setAnswering] = useState(false);
  const may = useMay('comment.write');
  const mayAnswer = may && processOf(node.kind) !== undefined;
  const mark = async (read: boolean): Promise<void> => {
    try {
      await markNotices({ read, node: node.key, upTo });
      if (read) toast(t('collaboration.mentionRead', { key: node.key }), { undo: () => void mark(false) });
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  const answer = async (body: string): Promise<string | null> => {
    try {
      await api.collaboration.say({
        params: { key: node.key },
        // An answer to a note inside the agency stays inside it.
        body: { body, ...(mention.internal ? { internal: true } : {}), language: texts.language },
      });
      void queryClient.invalidateQueries({ queryKey: ['history', node.key] });
      toast(t('collaboration.mentionAnswered', { key: node.key }));
      await markNotices({ read: true, node: node.key, upTo });
      return null;
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      return faults[0] ?? title;
    }
  };
  return (
    <li className="rt-panel">
      <div>
        <NodeLink node={node} />
        <p className="rt-meta">
          {noticeSentence(texts, node, mention)} · <When at={mention.at} />
        </p>
        {mention.excerpt ? (
          <blockquote className="rt-quote" lang={mention.language ?? undefined}>
            {mention.excerpt}
          </blockquote>
        ) : null}
      </div>
      <div className="rt-form-actions">
        {mayAnswer ? (
          <Button
            data-size="sm"
            aria-label={`${t('collaboration.answer')} ${node.key}`}
            onClick={() => setAnswering(true)}
          >
            {t('collaboration.answer')}
          </Button>
        ) : null}
        <Button
          data-size="sm"
          variant="secondary"
          aria-label={`${t('collaboration.markRead')} ${node.key}`}
          onClick={() => void mark(true)}
        >
          {t('collaboration.markRead')}
        </Button>
      </div>
      {answering ? (
        <Prompt
          heading={t('collaboration.answerHeading', { key: node.key })}
          label={t('collaboration.answerText')}
          required
          action={t('collaboration.answer')}
          onClose={() => setAnswering(false)}
          onDone={answer}
        >
          {mention.excerpt ? (
            <blockquote className="rt-quote" lang={mention.language ?? undefined}>
              {mention.excerpt}
            </blockquote>
          ) : null}
        </Prompt>
      ) : null}
    </li>
  );
}
