import { Fieldset, Radio } from '@digdir/designsystemet-react';
import {
  type DoorAnswers,
  type DoorQuestion,
  doorMatters,
  doorMoney,
  doorMonths,
  doorTeams,
  nextQuestion,
} from '../../../domain/need/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

const choices: Readonly<Record<DoorQuestion, readonly string[]>> = {
  matter: doorMatters,
  money: doorMoney,
  teams: doorTeams,
  months: doorMonths,
};
const order: readonly DoorQuestion[] = ['matter', 'money', 'teams', 'months'];

/** The questions that are to be answered with what has been answered so far: each comes when the one before is. */
export function questionsOf(answers: Partial<DoorAnswers>, outside: boolean): DoorQuestion[] {
  const given: Partial<Record<DoorQuestion, string>> = {};
  const asked: DoorQuestion[] = [];
  for (;;) {
    const q = nextQuestion(given as Partial<DoorAnswers>, outside);
    if (q === null || asked.includes(q)) return asked;
    asked.push(q);
    const answer = answers[q];
    if (answer === undefined) return asked;
    given[q] = answer;
  }
}

/** Some of the questions of the front door. */
export function DoorQuestions({
  answers,
  questions,
  onAnswer,
}: {
  readonly answers: Partial<DoorAnswers>;
  readonly questions: readonly DoorQuestion[];
  readonly onAnswer: (question: DoorQuestion, answer: string) => void;
}) {
  const { derived } = useTexts();
  return order
    .filter((q) => questions.includes(q))
    .map((q) => (
      <Fieldset key={q}>
        <Fieldset.Legend>{derived(`need.door.question.${q}`)}</Fieldset.Legend>
        {choices[q].map((c) => (
          <Radio
            key={c}
            name={`door-${q}`}
            value={c}
            label={derived(`need.door.${q}.${c}`)}
            checked={answers[q] === c}
            onChange={() => onAnswer(q, c)}
          />
        ))}
      </Fieldset>
    ));
}
