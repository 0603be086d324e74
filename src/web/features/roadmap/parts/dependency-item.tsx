import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { DependencyValue } from '../../../../contract/roadmap.ts';
import { api } from '../../../shared/api/client.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { problemText } from '../../../shared/ui/problem.tsx';
import { Prompt } from '../../../shared/ui/prompt.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { DayText, When } from '../../../shared/ui/when.tsx';
import { standingWords } from '../timeline/signals.tsx';
import { AnswerForm, dependenciesChanged } from './answer-form.tsx';

/** One dependency: what is needed and of whom, how it stands, and what the reader may do. */
export function DependencyItem({
  dependency: d,
  side,
}: {
  readonly dependency: DependencyValue;
  readonly side: 'needs' | 'neededBy';
}) {
  const texts = useTexts();
  const { t } = texts;
  const [acting, setActing] = useState<'answer' | 'withdraw' | null>(null);
  const live = d.state === 'asked' || d.state === 'accepted';
  return (
    <li className="rt-dependency" data-state={d.state} data-standing={live ? d.standing : undefined}>
      <div>
        <NodeLink
          node={{ key: d.other.key, kind: 'roadmapElement', title: d.other.title, state: d.other.state }}
        />
        {d.other.product ? <span className="rt-faint"> {d.other.product.title}</span> : null}
      </div>
      <p className="rt-standing">
        {live ? standingWords(texts, d) : texts.derived(`roadmap.dependency.${d.state}`)}
        {!live && d.promised ? `, ${t('roadmap.insteadBy', { day: texts.shortDay(d.promised) })}` : ''}
      </p>
      {d.need ? <p className="rt-dependency-need">{d.need}</p> : null}
      {d.words ? <p className="rt-note">{d.words}</p> : null}
      <p className="rt-faint rt-dependency-who">
        {d.askedBy && d.askedAt ? (
          <span>
            {t(d.id === null ? 'roadmap.linkedBy' : 'roadmap.askedBy', { name: d.askedBy.name })}{' '}
            <When at={d.askedAt} />
            {d.wantedBy ? (
              <>
                , {t('roadmap.wantedBy')} <DayText day={d.wantedBy} />
              </>
            ) : null}
          </span>
        ) : null}
        {d.answeredBy && d.answeredAt ? (
          <span>
            {' '}
            · {t('roadmap.answeredBy', { name: d.answeredBy.name })} <When at={d.answeredAt} />
          </span>
        ) : null}
      </p>
      {acting === 'answer' ? (
        <AnswerForm dependency={d} onClose={() => setActing(null)} />
      ) : (
        <div className="rt-dependency-actions">
          {d.mayAnswer && side === 'neededBy' ? (
            <Button
              data-size="sm"
              variant={d.state === 'asked' ? 'secondary' : 'tertiary'}
              onClick={() => setActing('answer')}
            >
              {t(d.state === 'asked' ? 'roadmap.answer' : 'roadmap.answerAnew')}
            </Button>
          ) : null}
          {d.mayWithdraw && side === 'needs' ? (
            <Button data-size="sm" variant="tertiary" onClick={() => setActing('withdraw')}>
              {t('roadmap.withdraw')}
            </Button>
          ) : null}
        </div>
      )}
      {acting === 'withdraw' && d.id !== null ? (
        <Prompt
          heading={t('roadmap.withdrawHeading')}
          label={t('roadmap.withdrawWhy')}
          action={t('roadmap.withdraw')}
          onClose={() => setActing(null)}
          onDone={async (words) => {
            try {
              await api.roadmap.withdraw({
                params: { id: d.id as number },
                body: words ? { words } : {},
                version: d.version,
              });
              toast(t('roadmap.withdrawn'));
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            } finally {
              dependenciesChanged();
            }
          }}
        />
      ) : null}
    </li>
  );
}
