/** What owners write when they report, by how it goes. In each list the first is for early on, the last for late. */
export interface ReportWords {
  readonly summary: readonly string[];
  readonly progress: readonly string[];
  readonly cost: readonly string[];
  readonly risk: readonly string[];
}

type ByStatus = Readonly<Record<'green' | 'yellow' | 'red', ReportWords>>;

const nb: ByStatus = {
  green: {
    summary: [
      'Vi er i gang, og teamene har satt av folk. Første leveranse er planlagt sammen med tjenesteeierne.',
      'Vi følger planen. Første versjon er i bruk hos to tjenesteeiere, og tilbakemeldingene er gode.',
      'Arbeidet går som planlagt. Det meste er i produksjon, og vi retter nå det brukerne melder inn.',
      'Vi er i innspurten. Det som gjenstår er opplæring, dokumentasjon og de siste flyttingene.',
    ],
    progress: [
      'Rammene er på plass, og teamene har brutt ned arbeidet. Neste steg er en utgave til test.',
      'Tre av leveransene er ute. Neste er pilot med en kommune.',
      'Piloten er ferdig. Neste er å åpne for alle.',
      'Alt er bygd. Neste er overlevering til forvaltning.',
    ],
    cost: [
      'Etter budsjettet.',
      'Litt under budsjettet fordi to stillinger ble besatt senere enn planlagt.',
      'Etter budsjettet. Lisensene ble billigere enn ventet.',
      'Vi ligger an til å bli ferdige innenfor rammen.',
    ],
    risk: [
      'Ingen nye. Vi følger med på om fagfolkene får nok tid.',
      'Vi er avhengige av at kontaktregisteret leverer i tide. Avklart med dem, lav risiko.',
      'Ferieavvikling kan gi noe lavere tempo. Planen tar høyde for det.',
      'Ingen kjente.',
    ],
  },
  yellow: {
    summary: [
      'Vi er kommet i gang tre uker senere enn planlagt fordi nøkkelpersoner var bundet opp andre steder.',
      'Integrasjonen tar lengre tid enn vi trodde. Vi når neste milepæl, men med mindre innhold.',
      'To team trengs samtidig, og vi får bare ett. Vi trenger hjelp til å prioritere før neste måned.',
      'Vi er nesten i mål, men sikkerhetstesten ga funn som må rettes før vi kan åpne for alle.',
    ],
    progress: [
      'Omfanget av første leveranse er kuttet ned. Neste er å få på plass testdata.',
      'Grensesnittet er avtalt på nytt. Neste er å bygge det om.',
      'Halvparten er flyttet. Neste er de tunge kundene.',
      'Funnene er fordelt. Neste er ny test om to uker.',
    ],
    cost: [
      'Etter budsjettet så langt.',
      'Vi bruker mer på konsulenter enn planlagt, men mindre på lisenser.',
      'Prognosen er fem prosent over rammen. Vi ser på hva som kan vente.',
      'Retting av funn dekkes av det vi har spart.',
    ],
    risk: [
      'Fristen til høsten er trang hvis vi ikke får folkene tilbake.',
      'Leverandøren har få folk. Vi har avtalt ukentlig oppfølging.',
      'Uten et team til må vi flytte milepælen til neste år.',
      'Flere funn i ny test kan gi to ukers forsinkelse.',
    ],
  },
  red: {
    summary: [
      'Vi får ikke begynt før jussen er avklart. Uten en avgjørelse denne måneden ryker fristen.',
      'Leverandøren leverer ikke, og milepælen er ikke nådd. Vi trenger en beslutning om vi skal bygge selv.',
      'Vi mangler ett team og rekker ikke fristen i tildelingsbrevet uten at noe annet må vike.',
      'Alvorlige funn i sikkerhetstesten stopper lanseringen. Vi trenger en beslutning om ny dato.',
    ],
    progress: [
      'Ingen framdrift siden sist. Neste er møte med departementet.',
      'Det vi har laget selv virker. Neste er å velge vei videre.',
      'Vi har stanset to leveranser for å verne om den viktigste.',
      'Vi retter de verste funnene først. Neste er ekstern gjennomgang.',
    ],
    cost: [
      'Folkene er satt på annet arbeid i mellomtiden, så vi bruker lite.',
      'Å bygge selv koster rundt to millioner mer, men gir lavere drift.',
      'Prognosen er over rammen med en halv million.',
      'Retting og ny test koster rundt 400 000 kroner utover rammen.',
    ],
    risk: [
      'Uten avklaring mister vi pilotkundene våre.',
      'Blir vi stående, må den gamle løsningen holdes i live et år til.',
      'Vi bryter fristen i tildelingsbrevet. Departementet bør få vite det nå.',
      'Omdømmet, hvis vi åpner med kjente feil.',
    ],
  },
};

const nn: ByStatus = {
  green: {
    summary: [
      'Vi er i gang, og teama har sett av folk. Første leveranse er planlagd saman med tenesteeigarane.',
      'Vi følgjer planen. Første versjon er i bruk hos to tenesteeigarar, og dei er nøgde.',
      'Arbeidet går som planlagt. Det meste er i produksjon, og no rettar vi det brukarane melder inn.',
      'Vi er i innspurten. Det som står att er opplæring, dokumentasjon og dei siste flyttingane.',
    ],
    progress: [
      'Rammene er på plass, og teama har brote ned arbeidet. Neste steg er ei utgåve til test.',
      'Tre av leveransane er ute. Neste er pilot med ein kommune.',
      'Piloten er ferdig. Neste er å opne for alle.',
      'Alt er bygd. Neste er overlevering til forvaltning.',
    ],
    cost: [
      'Etter budsjettet.',
      'Litt under budsjettet fordi to stillingar vart fylte seinare enn planlagt.',
      'Etter budsjettet. Lisensane vart billegare enn venta.',
      'Vi ligg an til å bli ferdige innanfor ramma.',
    ],
    risk: [
      'Ingen nye. Vi følgjer med på om fagfolka får nok tid.',
      'Vi er avhengige av at andre leverer i tide. Avklart med dei, låg risiko.',
      'Ferieavvikling kan gi noko lågare tempo. Planen tek høgd for det.',
      'Ingen kjende.',
    ],
  },
  yellow: {
    summary: [
      'Vi kom i gang tre veker seinare enn planlagt fordi nøkkelpersonar var bundne opp andre stader.',
      'Integrasjonen tek lengre tid enn vi trudde. Vi når neste milepæl, men med mindre innhald.',
      'To team trengst samstundes, og vi får berre eitt. Vi treng hjelp til å prioritere før neste månad.',
      'Vi er nesten i mål, men tryggleikstesten gav funn som må rettast før vi kan opne for alle.',
    ],
    progress: [
      'Omfanget av første leveranse er kutta ned. Neste er å få på plass testdata.',
      'Grensesnittet er avtalt på nytt. Neste er å byggje det om.',
      'Halvparten er flytta. Neste er dei tunge kundane.',
      'Funna er fordelte. Neste er ny test om to veker.',
    ],
    cost: [
      'Etter budsjettet så langt.',
      'Vi bruker meir på konsulentar enn planlagt, men mindre på lisensar.',
      'Prognosen er fem prosent over ramma. Vi ser på kva som kan vente.',
      'Retting av funn blir dekt av det vi har spart.',
    ],
    risk: [
      'Fristen til hausten er trong viss vi ikkje får folka tilbake.',
      'Leverandøren har få folk. Vi har avtalt oppfølging kvar veke.',
      'Utan eitt team til må vi flytte milepælen til neste år.',
      'Fleire funn i ny test kan gi to veker forseinking.',
    ],
  },
  red: {
    summary: [
      'Vi får ikkje byrja før jussen er avklart. Utan ei avgjerd denne månaden ryk fristen.',
      'Leverandøren leverer ikkje, og milepælen er ikkje nådd. Vi treng ei avgjerd om vi skal byggje sjølve.',
      'Vi manglar eitt team og rekk ikkje fristen i tildelingsbrevet utan at noko anna vik.',
      'Alvorlege funn i tryggleikstesten stoppar lanseringa. Vi treng ei avgjerd om ny dato.',
    ],
    progress: [
      'Inga framdrift sidan sist. Neste er møte med departementet.',
      'Det vi har laga sjølve verkar. Neste er å velje veg vidare.',
      'Vi har stansa to leveransar for å verne om den viktigaste.',
      'Vi rettar dei verste funna først. Neste er ekstern gjennomgang.',
    ],
    cost: [
      'Folka er sette på anna arbeid i mellomtida, så vi bruker lite.',
      'Å byggje sjølve kostar rundt to millionar meir, men gir lågare drift.',
      'Prognosen er over ramma med ein halv million.',
      'Retting og ny test kostar rundt 400 000 kroner utover ramma.',
    ],
    risk: [
      'Utan avklaring mistar vi pilotkundane våre.',
      'Blir vi ståande, må den gamle løysinga haldast i live eitt år til.',
      'Vi bryt fristen i tildelingsbrevet. Departementet bør få vite det no.',
      'Omdømmet, viss vi opnar med kjende feil.',
    ],
  },
};

/** The words of reports, by language. */
export const reportWords: Readonly<Record<'nb' | 'nn', ByStatus>> = { nb, nn };

/** What is said when an initiative is given out, and when it is sent back. */
export const distributionWords = {
  nb: {
    give: [
      'Dere kjenner løsningen best. Kan dere ta dette fra nyttår?',
      'Planen og pengene er på plass. Se særlig på omfanget i første leveranse.',
      'Dette henger sammen med det dere alt har på veikartet.',
    ],
    back: [
      'Vi har ikke folk før over sommeren. Team som eier grensesnittet er nærmere.',
      'Mesteparten av arbeidet ligger hos et annet team. Vi hjelper gjerne med integrasjonen.',
    ],
  },
  nn: {
    give: ['De kjenner løysinga best. Kan de ta dette frå nyttår?'],
    back: ['Vi har ikkje folk før over sommaren. Prøv teamet som eig grensesnittet.'],
  },
} as const;

/** Working groups, by what they are called. */
export const workingGroups: readonly string[] = [
  'Arbeidsgruppe for innføring',
  'Arbeidsgruppe for pilotkommunene',
  'Arbeidsgruppe for flytting',
];

/** Person-months that each product group has for initiatives: this year and the two next. */
export const capacities: Readonly<Record<string, readonly [number, number, number]>> = {
  'gruppe-identitet': [62, 58, 50],
  'gruppe-meldinger': [70, 66, 60],
  'gruppe-tjenester': [54, 60, 60],
  'gruppe-data': [48, 52, 40],
};
