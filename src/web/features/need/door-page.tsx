import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SimilarNeedValue } from '../../../contract/needs.ts';
import { type DoorAnswers, whereItBelongs } from '../../../domain/need/index.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { DoorPlaces, emptyPlaces, type Places } from './door-places.tsx';
import { DoorQuestions, questionsOf } from './door-questions.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { useVoice } from './own-organisations.ts';
import { SimilarNeeds } from './similar-needs.tsx';
import { SupportPrompt } from './support-prompt.tsx';
import './need.css';

const leastTitle = 3;

/** The front door: what somebody comes with, a few questions, and where it then belongs. */
export function Component() {
  const texts = useTexts();
  const { t, derived } = texts;
  const navigate = useNavigate();
  const words = processTexts(texts, 'need');
  const { inside, organisations } = useVoice();
  const [answers, setAnswers] = useState<Partial<DoorAnswers>>({});
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [why, setWhy] = useState('');
  const [places, setPlaces] = useState<Places>({
    ...emptyPlaces,
    organisation: inside ? '' : (organisations[0]?.key ?? ''),
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [supporting, setSupporting] = useState<SimilarNeedValue | null>(null);

  const questions = questionsOf(answers, !inside);
  const settled = questions.every((q) => answers[q] !== undefined);
  const judged = settled ? whereItBelongs(answers as DoorAnswers) : null;
  const to =
    judged && !inside && judged.to !== 'faultDesk' && judged.to !== 'orderDesk' ? 'consider' : judged?.to;
  const elsewhere = to === 'faultDesk' || to === 'orderDesk' ? to : null;
  const short = title.trim().length < leastTitle;
  const faults = [
    ...(short ? ['need-title'] : []),
    ...(to === 'team' && !places.team ? ['door-team'] : []),
    ...(to === 'productGroup' && !places.productGroup && !places.product ? ['door-productGroup'] : []),
  ];
  const submit = async () => {
    setTried(true);
    if (!settled) {
      document.querySelector<HTMLElement>(`[name="door-${questions.at(-1)}"]`)?.focus();
      return;
    }
    if (faults.length > 0) {
      document.getElementById(faults[0]!)?.focus();
      return;
    }
    setBusy(true);
    try {
      const landed = await api.need.door({
        body: {
          answers: answers as DoorAnswers,
          title: title.trim(),
          ...(description.trim() ? { description: description.trim() } : {}),
          ...(why.trim() ? { why: why.trim() } : {}),
          ...(places.product ? { product: places.product } : {}),
          ...(places.productGroup && to === 'productGroup' ? { productGroup: places.productGroup } : {}),
          ...(to === 'team' ? { team: places.team, draft: places.draft } : {}),
          ...(places.organisation ? { organisation: places.organisation } : {}),
          audience: places.audience,
        },
      });
      void queryClient.invalidateQueries({ queryKey: ['list', 'need'] });
      void queryClient.invalidateQueries({ queryKey: ['count', 'need'] });
      toast(
        landed.made
          ? t('need.door.doneMade', { key: landed.need.key, made: landed.made.key, told: landed.told })
          : t('need.door.done', { key: landed.need.key, told: landed.told }),
      );
      void navigate(`/matters/${encodeURIComponent(landed.need.key)}`);
    } catch (e) {
      setError(e);
      setBusy(false);
    }
  };
  return (
    <Page
      title={t('need.door.title')}
      lead={t('need.door.lead')}
      crumbs={[{ label: t('need.title'), to: '/needs' }, { label: t('need.door.title') }]}
    >
      <form
        className="rt-form rt-need-door"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void submit();
        }}
      >
        <DoorQuestions
          answers={answers}
          questions={['matter']}
          onAnswer={(q, a) => setAnswers({ ...answers, [q]: a })}
        />
        {elsewhere ? (
          <Elsewhere to={elsewhere} />
        ) : answers.matter ? (
          <>
            <Textfield
              id="need-title"
              label={words.field('title')}
              description={t('need.door.titleHelp')}
              value={title}
              maxLength={200}
              lang={texts.language}
              autoComplete="off"
              error={tried && short ? t('need.answer.titleShort') : undefined}
              onChange={(e) => setTitle(e.target.value)}
            />
            <SimilarNeeds
              title={title}
              heading={t('need.door.alike')}
              action={(s) => (
                <Button type="button" data-size="sm" variant="secondary" onClick={() => setSupporting(s)}>
                  {t('need.door.supportInstead')}
                  <span className="rt-sr"> {s.node.key}</span>
                </Button>
              )}
            />
            <Field>
              <Label>{words.field('description')}</Label>
              <Field.Description>{words.fieldHelp('description')}</Field.Description>
              <Textarea
                rows={4}
                maxLength={20000}
                lang={texts.language}
                value={description}
                onChange={(e) => setDescription(e.target.value)}
              />
            </Field>
            <Field>
              <Label>{words.field('why')}</Label>
              <Field.Description>{words.fieldHelp('why')}</Field.Description>
              <Textarea
                rows={3}
                maxLength={20000}
                lang={texts.language}
                value={why}
                onChange={(e) => setWhy(e.target.value)}
              />
            </Field>
            <DoorQuestions
              answers={answers}
              questions={questions.filter((q) => q !== 'matter')}
              onAnswer={(q, a) => setAnswers({ ...answers, [q]: a })}
            />
            <div role="status">
              {to && judged ? (
                <section className="rt-panel rt-need-place" aria-label={t('need.door.belongs')}>
                  <p>
                    <strong>{derived(`need.door.to.${to}`)}</strong>{' '}
                    {inside ? derived(`need.door.because.${judged.because}`) : null}
                  </p>
                  <p className="rt-faint">{derived(`need.door.then.${to}`)}</p>
                </section>
              ) : null}
            </div>
            <DoorPlaces
              to={to ?? 'consider'}
              inside={inside}
              organisations={organisations}
              value={places}
              tried={tried}
              onChange={setPlaces}
            />
            {error ? <Problem error={error} /> : null}
            <div className="rt-form-actions">
              <Button type="submit" loading={busy}>
                {t('need.door.send')}
              </Button>
              <Button type="button" variant="tertiary" onClick={() => void navigate('/needs')}>
                {t('common.cancel')}
              </Button>
            </div>
          </>
        ) : null}
      </form>
      {supporting ? (
        <SupportPrompt
          need={supporting.node}
          onClose={() => setSupporting(null)}
          onSupported={() => void navigate(`/matters/${encodeURIComponent(supporting.node.key)}`)}
        />
      ) : null}
    </Page>
  );
}
