import { handbookProcessOf } from '../../../domain/handbook/index.ts';
import { createTexts } from '../../platform/texts/texts.ts';
import { adoptSection, nameManager, reviewRoutine, writeRoutine, writeText } from '../handbook/index.ts';
import { groups } from './content/agency.ts';
import { people } from './content/people.ts';
import { routineAges, routines } from './content/routines.ts';
import type { Stage, Story } from './story.ts';

const languageOf = (id: string) => people.find((p) => p.id === id)?.language ?? 'nb';
/** Days are told in the agency's zone. */
const timeOf = (at: Date) => ({ clock: { now: () => at }, timeZone: 'Europe/Oslo' });

/** Puts what process owners have written, and the teams' routines, into the story. Some teams have holes. */
export function tellHandbook(story: Story): void {
  tellTexts(story);
  for (const group of groups) for (const team of group.teams) tellRoutines(story, team.key);
}

function tellTexts(story: Story): void {
  const texts = createTexts();
  const process = (id: string) => handbookProcessOf(id)!;
  const s = story.strand('handbook');
  for (const section of ['purpose', 'input', 'effect', 'roles'] as const) {
    s.on(150, (stage) =>
      adoptSection(stage.tx, texts, stage.as('camilla.holtestad'), process('need'), section),
    );
  }
  s.on(210, (stage) =>
    adoptSection(stage.tx, texts, stage.as('thea.kvammen'), process('incident'), 'effect'),
  );
  // Some processes have somebody who runs them from day to day; others have not come so far.
  for (const [id, owner, manager] of [
    ['need', 'camilla.holtestad', 'berit.tangeraas'],
    ['incident', 'thea.kvammen', 'sindre.hovlandsdal'],
    ['deployment', 'thea.kvammen', 'kristoffer.voldnes'],
    ['portfolio', 'ingrid.solbakk', 'camilla.holtestad'],
  ] as const)
    s.on(140, (stage) =>
      nameManager(stage.tx, texts, stage.as(owner), process(id), 1, stage.actor(manager).personId),
    );
  const write = (daysAgo: number, language: 'nb' | 'nn', version: number, body: string) =>
    s.on(daysAgo, (stage: Stage) =>
      writeText(
        stage.tx,
        texts,
        stage.as('thea.kvammen'),
        { process: process('incident'), section: 'course', language },
        version,
        { body },
      ),
    );
  write(
    205,
    'nb',
    1,
    'Virkning og hast gir prioritet. Den som oppdager feilen, ringer vakten og skriver i hendelseskanalen.\n\nFørst skal tjenesten virke igjen, om nødvendig med en midlertidig løsning. Årsaken finnes etterpå, i et problem.\n\nEtter en stor hendelse skrives det en gjennomgang på én side innen en uke, med tiltak som blir saker.',
  );
  write(
    203,
    'nn',
    1,
    'Verknad og hast gir prioritet. Den som oppdagar feilen, ringjer vakta og skriv i hendingskanalen.\n\nFørst skal tenesta verke att, om naudsynt med ei mellombels løysing. Årsaka finn ein etterpå, i eit problem.\n\nEtter ei stor hending blir det skrive ein gjennomgang på éi side innan ei veke, med tiltak som blir saker.',
  );
  write(
    48,
    'nb',
    2,
    'Virkning og hast gir prioritet. Den som oppdager feilen, ringer vakten og skriver i hendelseskanalen. Ingen retter alene om natta.\n\nFørst skal tjenesten virke igjen, om nødvendig med en midlertidig løsning. Årsaken finnes etterpå, i et problem.\n\nEtter en stor hendelse skrives det en gjennomgang på én side innen en uke, med tiltak som blir saker.',
  );
}

function tellRoutines(story: Story, team: string): void {
  for (const [process, words] of Object.entries(routines)) {
    const s = story.strand(`routine:${team}:${process}`);
    // Support processes are where most teams have nothing yet.
    if (!s.random.chance(['request', 'problem', 'access', 'release'].includes(process) ? 0.45 : 0.85))
      continue;
    const [written, reviewed] = s.random.pick(routineAges);
    const nb = s.random.pick(words.nb);
    const at = s.on(written, async (stage) => {
      const lead = stage.leadOf(team);
      const language = languageOf(lead) === 'nn' ? 'nn' : 'nb';
      const body = language === 'nn' ? words.nn : nb;
      const owner = s.random.chance(0.8) ? stage.actor(lead).personId : null;
      const place = { team, process };
      await writeRoutine(stage.tx, timeOf(at), stage.as(lead), place, 1, { body, language, owner });
    });
    if (reviewed === null) continue;
    const again = s.on(reviewed, (stage) =>
      reviewRoutine(stage.tx, timeOf(again), stage.as(stage.leadOf(team)), { team, process }, 2),
    );
  }
}
