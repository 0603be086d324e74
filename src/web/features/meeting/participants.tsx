import { Button } from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import type { MeetingValue } from '../../../contract/meeting.ts';
import { attendances } from '../../../domain/meeting/index.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { toast } from '../../shared/ui/toasts.tsx';
import { PersonField } from './person-field.tsx';
import { isRefused, useMeetingAct } from './use-meeting.ts';

type Participant = MeetingValue['participants'][number];

/** Who leads the meeting, who is asked and who came. */
export function Participants({ meeting }: { readonly meeting: MeetingValue }) {
  const { t, derived } = useTexts();
  const act = useMeetingAct();
  const { participants, chair } = meeting;
  const edits = meeting.mayEdit && meeting.state !== 'closed';
  const save = async (people: readonly Participant[]) => {
    const answer = await act(() =>
      api.meeting.participants({
        params: { key: meeting.key },
        body: { people: people.map(({ id, attendance }) => ({ id, attendance })) },
        version: meeting.version,
      }),
    );
    if (isRefused(answer)) toast(answer.text, { tone: 'danger' });
  };
  return (
    <details className="rt-meeting-people">
      <summary>
        {chair ? `${t('meeting.chair')}: ${chair.name} · ` : ''}
        {t('meeting.participants')}: {participants.length}
      </summary>
      {participants.length === 0 ? <p className="rt-faint">{t('meeting.noParticipants')}</p> : null}
      <ul>
        {participants.map((p) => (
          <li key={p.id}>
            {edits ? (
              <>
                <label>
                  <span>{p.name}</span>
                  <select
                    className="rt-quiet"
                    value={p.attendance}
                    onChange={(e) =>
                      void save(
                        participants.map((x) =>
                          x.id === p.id
                            ? { ...x, attendance: e.target.value as Participant['attendance'] }
                            : x,
                        ),
                      )
                    }
                  >
                    {attendances.map((a) => (
                      <option key={a} value={a}>
                        {derived(`meeting.attendance.${a}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  icon
                  aria-label={t('meeting.removeParticipant', { name: p.name })}
                  onClick={() => void save(participants.filter((x) => x.id !== p.id))}
                >
                  <XMarkIcon aria-hidden />
                </Button>
              </>
            ) : (
              t('meeting.attendanceOf', {
                name: p.name,
                attendance: derived(`meeting.attendance.${p.attendance}`),
              })
            )}
          </li>
        ))}
      </ul>
      {edits ? (
        <div className="rt-meeting-add">
          <PersonField
            label={t('meeting.addParticipant')}
            value={null}
            without={participants.map((p) => p.id)}
            onPick={(person) => {
              if (person)
                void save([
                  ...participants,
                  { ...person, attendance: meeting.state === 'open' ? 'present' : 'invited' },
                ]);
            }}
          />
        </div>
      ) : null}
    </details>
  );
}
