/** How a key result of the story goes. Keys are `initiative:objective.result`, counted from 0. */
export interface DemoCourse {
  /** How fast it goes towards its target: 1 is there when the plan ends; absent: drawn by chance. */
  readonly pace?: number;
  /** How it is signed off: how, days ago, with which words. */
  readonly end?: readonly [transition: 'achieve' | 'miss', daysAgo: number, reason: string];
  /** A measurement that was typed wrong, and why it was corrected. */
  readonly corrected?: string;
  /** What is said of how it is measured. */
  readonly how?: string;
  /** Whoever measures has let a due day go by. */
  readonly late?: true;
}

/** Key results whose course is told; the others go as chance has it. */
export const keyResultCourses: Readonly<Record<string, DemoCourse>> = {
  'innboks-samlet:0.0': {
    pace: 1.35,
    corrected: 'Tok med testbrukerne våre. Tallet er hentet på nytt uten dem.',
    how: 'Brukertest med tolv deltakere hver måned. Deltakeren skal finne en melding vi har valgt på forhånd, og vi tar tiden.',
  },
  'innboks-samlet:0.1': {
    pace: 0.7,
    late: true,
    how: 'Henvendelser til brukerstøtte som er merket «finner ikke brevet», fra saksystemet deres.',
  },
  'innboks-samlet:1.0': { pace: 1.2 },
  'innboks-samlet:1.1': { pace: 0.45 },
  'sms-sikker:0.0': { pace: 1.3 },
  'sms-sikker:0.1': { pace: 0.8, late: true },
  'fullmakt-parorende:0.0': { pace: 1.1 },
  'flytting:0.0': {
    pace: 1.1,
    how: 'Talet på aktive skjema i registeret på den gamle plattforma, talt den siste dagen i månaden.',
  },
  'utrulling:0.0': {
    pace: 2.6,
    end: ['achieve', 18, 'Medianen har vært under én dag i tre måneder.'],
    how: 'Fra siste grønne bygg til første produksjonssetting, median for alle applikasjoner.',
  },
  'utrulling:0.1': {
    pace: 1.5,
    how: 'Fra tavla for utrulling: tilbakerullinger delt på produksjonssettinger siste måned.',
  },
  'betaling-felles:0.0': { pace: 2.4, end: ['achieve', 11, 'Målt to måneder på rad.'] },
  'betaling-felles:0.1': { pace: 1.4, late: true },
  'tilgjengelighet:0.0': { pace: 2.2, end: ['achieve', 41, 'Tilsynet har sett over og lukka saka.'] },
  'tilgjengelighet:0.1': {
    pace: 1.2,
    end: [
      'miss',
      21,
      'Dei eldste løysingane har bygg som ikkje toler kontrollane. Teama ber om hjelp til å skrive dei om.',
    ],
    how: 'Delen av bygg siste veka der kontrollen har køyrt.',
  },
};

/** What is said of a measurement now and then. */
export const measurementNotes: Readonly<Record<'nb' | 'nn', readonly string[]>> = {
  nb: [
    'Hentet fra statistikken for forrige måned.',
    'Ferien gjør tallet litt usikkert.',
    'Hoppet kommer av utrullingen i forrige uke.',
    'Målt på samme måte som sist.',
  ],
  nn: ['Henta frå statistikken for førre månad.', 'Målt på same måten som sist.'],
};
