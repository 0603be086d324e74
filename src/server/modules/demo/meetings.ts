import { createTexts } from '../../platform/texts/texts.ts';
import {
  addAddendum,
  addItem,
  closeMeeting,
  editMeeting,
  findMeeting,
  type MeetingWork,
  openMeeting,
  planMeeting,
  presentMeeting,
  recordDecision,
  setParticipants,
} from '../meeting/index.ts';
import { type DemoMeeting, demoMeetings, usualWords } from './content/meetings.ts';
import { people } from './content/people.ts';
import type { Stage, Story, Strand } from './story.ts';

const manager = 'ingrid.solbakk';
const zone = 'Europe/Oslo';
const office = people.filter((p) => p.roles.includes('portfolioOffice')).map((p) => p.id);
/** Most items a demo meeting has time for; the rest stand untreated, as in life. */
const mostTreated = 9;

/** Puts the office's weekly meetings into the story, and the next one. */
export function tellMeetings(story: Story): void {
  const texts = createTexts();
  const s = story.strand('meetings');
  for (const [i, m] of demoMeetings.entries()) tellMeeting(s, texts, m, `meeting-${i}`);
  s.on(1, async (stage) => {
    const day = nextTuesday(stage.calendar.today);
    await plan(stage, workOf(stage, texts), 'meeting-next', day, 'camilla.holtestad');
  });
}

const workOf = (stage: Stage, texts: MeetingWork['texts']): MeetingWork => ({
  services: { db: stage.db, timeZone: zone },
  texts,
});

/** The Tuesday after a day. */
function nextTuesday(today: string): string {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((2 - date.getUTCDay() + 7) % 7 || 7));
  return date.toISOString().slice(0, 10);
}

async function plan(
  stage: Stage,
  work: MeetingWork,
  name: string,
  day: string,
  secretary: string,
): Promise<void> {
  const ids = [...new Set([manager, ...office])].map((id) => stage.actor(id).personId);
  const made = await planMeeting(stage.tx, work, stage.as(secretary), {
    day,
    time: '09:00',
    place: 'Møterom Fjellrev',
    chair: stage.actor(manager).personId,
    participants: ids,
  });
  stage.named(name, made);
}

function tellMeeting(s: Strand, texts: MeetingWork['texts'], m: DemoMeeting, name: string): void {
  s.on(m.daysAgo + 2, (stage) =>
    plan(stage, workOf(stage, texts), name, stage.calendar.workday(m.daysAgo), m.secretary),
  );
  s.on(m.daysAgo, (stage) => hold(stage, workOf(stage, texts), m, stage.key(name)));
  if (m.addendum !== undefined) {
    const text = m.addendum;
    s.on(m.daysAgo - 1, (stage) => addAddendum(stage.tx, stage.as(m.secretary), stage.key(name), null, text));
  }
}

/** Holds a meeting: what the story decides, the usual words for some of the rest, and the minute approved. */
async function hold(stage: Stage, work: MeetingWork, m: DemoMeeting, key: string): Promise<void> {
  const { tx } = stage;
  const call = stage.as(manager);
  const read = async () => {
    const found = await findMeeting(tx, key);
    if (!found) throw new Error(`there is no meeting ${key}`);
    return presentMeeting(tx, stage.db, work.texts, call.actor, found);
  };
  const wanted = new Map(m.decisions.map((d) => [stage.key(d.about), d]));
  let meeting = await read();
  for (const about of wanted.keys())
    if (!meeting.items.some((i) => i.matter?.key === about))
      await addItem(tx, work, stage.as(m.secretary), key, { matter: about });
  if (m.own) await addItem(tx, work, stage.as(m.secretary), key, { title: m.own[0] });
  await openMeeting(tx, work, call, key, meeting.version);
  meeting = await read();
  const absent = stage.actor(office[meeting.items.length % office.length]!).personId;
  await setParticipants(
    tx,
    work,
    call,
    key,
    meeting.version,
    meeting.participants.map((p) => ({
      id: p.id,
      attendance: p.id === absent && p.name !== stage.actor(m.secretary).name ? 'absent' : 'present',
    })),
  );
  let treated = 0;
  for (const item of meeting.items) {
    const d = item.matter ? wanted.get(item.matter.key) : undefined;
    if (d) {
      await recordDecision(tx, work, call, key, item.id, item.version, {
        decision: d.decision,
        words: d.words,
        evenIfMissing: true,
        ...(d.followUp
          ? {
              followUp: {
                person: stage.actor(d.followUp[0]).personId,
                day: stage.calendar.day(d.followUp[1] - m.daysAgo),
              },
            }
          : {}),
      });
    } else if (item.matter === null) {
      const words = m.own?.[1] ?? '';
      await recordDecision(tx, work, call, key, item.id, item.version, { decision: 'noted', words });
    } else if (treated < mostTreated) {
      treated += 1;
      const words = usualWords[item.reasons[0]?.code ?? '']?.[meeting.language === 'nn' ? 1 : 0] ?? '';
      await recordDecision(tx, work, call, key, item.id, item.version, { decision: 'noted', words });
    }
  }
  const now = await read();
  if (m.summary !== '') {
    await editMeeting(tx, work, stage.as(m.secretary), key, now.version, { summary: m.summary });
  }
  const last = await read();
  await closeMeeting(tx, work, call, key, last.version);
}
