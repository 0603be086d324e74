/** Something said in the story. `{@id}` in the text is a person of the cast, `{#name}` something the story has made. */
export interface DemoComment {
  /** What it is said about: the name of an initiative. */
  readonly about: string;
  readonly who: string;
  readonly daysAgo: number;
  readonly text: string;
  /** A note inside the agency. */
  readonly internal?: true;
}

/** What people have said about initiatives, each in the language they write. */
export const demoTalk: readonly DemoComment[] = [
  {
    about: 'kontakt-virksomhet',
    who: 'maja.bergersvik',
    daysAgo: 58,
    text: 'Jeg har gått gjennom de 14 intervjuene. **Tre ting går igjen:** ingen vet hvem som eier adressen, varslene havner hos regnskapsføreren, og ingen rydder når folk slutter.',
  },
  {
    about: 'kontakt-virksomhet',
    who: 'anne.lise.moenget',
    daysAgo: 57,
    text: 'Sterkt grunnlag. {@henrik.lundemo}, kan du se om dette treffer rollene deres i {#fullmakt-parorende}?',
  },
  {
    about: 'kontakt-virksomhet',
    who: 'henrik.lundemo',
    daysAgo: 55,
    text: 'Ja. Vi bør bruke samme rolle for «kan motta varsel», ellers får vi to sannheter. Tar det med i planleggingen.',
  },
  {
    about: 'kontakt-virksomhet',
    who: 'camilla.holtestad',
    daysAgo: 20,
    text: 'Ledergruppen spurte om forvaltningskostnaden etter 2027. {@maja.bergersvik} må ha et tall før neste møte.',
    internal: true,
  },
  {
    about: 'kontakt-virksomhet',
    who: 'maja.bergersvik',
    daysAgo: 3,
    text: 'Tallene er på plass, se vedlegget. Oppsummert:\n\n- forvaltning 2,1 årsverk\n- drift 900 000 kroner i året\n- gevinst fra andre året\n\n{@ingrid.solbakk}, da er dette klart for porteføljemøtet.',
  },
  {
    about: 'skjema-nynorsk',
    who: 'guro.fjellheim',
    daysAgo: 41,
    text: 'Språkrådet er positive og vil lese gjennom dei 20 mest brukte skjemaa. Dei treng tilgang til testmiljøet innan fjorten dagar.',
  },
  {
    about: 'skjema-nynorsk',
    who: 'lars.petter.sundbo',
    daysAgo: 40,
    text: 'Tilgangen er bestilt. {@odd.kjetil.rosland}, kan teamet ditt ta imot spørsmåla deira?',
  },
  {
    about: 'skjema-nynorsk',
    who: 'odd.kjetil.rosland',
    daysAgo: 39,
    text: 'Det går fint. Vi set av onsdagane.',
  },
  {
    about: 'hendelser-livet',
    who: 'nora.vestbygda',
    daysAgo: 33,
    text: 'Banken og skatteetaten er med. Kommunesektoren vil vente til vi har vist det i tre kommuner. Forslag: Bergen, Voss og Alta.',
  },
  {
    about: 'hendelser-livet',
    who: 'tor.arne.vikmark',
    daysAgo: 31,
    text: 'God plan. Hugs at Voss svarar på nynorsk.',
  },
  {
    about: 'innboks-samlet',
    who: 'sara.nygjerde',
    daysAgo: 16,
    text: 'Vi ligger to uker bak på flytting av gamle meldinger. Årsaken er vedlegg over 50 MB. {@vegard.rudshaug} har en løsning som testes nå.',
  },
  {
    about: 'innboks-samlet',
    who: 'vegard.rudshaug',
    daysAgo: 14,
    text: 'Løsningen holder: 1,2 millioner meldinger flyttet i natt uten feil. Resten går i helgen.',
  },
  {
    about: 'innboks-samlet',
    who: 'magnus.aasheim',
    daysAgo: 13,
    text: 'Veldig bra. Ta det med i neste statusrapport, {@sara.nygjerde}.',
  },
  {
    about: 'utrulling',
    who: 'thea.kvammen',
    daysAgo: 9,
    text: 'Målinga for oktober: frå fletta til produksjon på **3 timar og 40 minutt** i snitt. Målet var ein arbeidsdag.',
  },
  {
    about: 'utrulling',
    who: 'kristoffer.voldnes',
    daysAgo: 8,
    text: 'De to siste teamene gikk over i går. Da er alle tolv med. Tallene kan {#overvaking} bruke rett fram.',
  },
  {
    about: 'betaling-felles',
    who: 'mikkel.gaup',
    daysAgo: 6,
    text: 'Avtalen med betalingsformidleren går ut i mars. Juridisk sier at vi kan forlenge ett år uten ny konkurranse.',
    internal: true,
  },
  {
    about: 'betaling-felles',
    who: 'hilde.brekkemo',
    daysAgo: 5,
    text: 'Da forlenger vi. {@mikkel.gaup}, legg saken fram for ledergruppen innen utgangen av måneden.',
    internal: true,
  },
  {
    about: 'sms-sikker',
    who: 'fatima.elamrani',
    daysAgo: 4,
    text: 'Andelen som åpner varselet, er oppe i 71 prosent etter at vi tok bort lenken. Henger sammen med {#kontakt-virksomhet}.',
  },
  {
    about: 'fullmakt-parorende',
    who: 'linh.tran',
    daysAgo: 2,
    text: 'Brukertest med åtte pårørende i går. Alle kom gjennom på under fem minutter, men tre lurte på hva «representant» betyr. {@henrik.lundemo}, skal vi kalle det «den som hjelper»?',
  },
  {
    about: 'fullmakt-parorende',
    who: 'henrik.lundemo',
    daysAgo: 1,
    text: 'Ja, det er klarere. Jeg sjekker med {@torunn.eidhammer} at brukerstøtten er enig.',
  },
  {
    about: 'kvittering',
    who: 'arild.myhrestuen',
    daysAgo: 2,
    text: 'Dette ligner på det vi har begynt å se på for Dokumentlager. Ta kontakt, så slipper vi å gjøre det to ganger.',
  },
  {
    about: 'overvaking',
    who: 'rashid.karim',
    daysAgo: 1,
    text: 'Varslingen til vakt er oppe igjen. `vakt-telefon` svarte ikke fordi sertifikatet var gått ut.',
  },
];

/** Files that people have attached: text only, so that the demo needs nothing but itself. */
export const demoFiles: readonly {
  readonly about: string;
  readonly who: string;
  readonly daysAgo: number;
  readonly name: string;
  readonly text: string;
}[] = [
  {
    about: 'kontakt-virksomhet',
    who: 'maja.bergersvik',
    daysAgo: 3,
    name: 'Kostnader etter 2027.csv',
    text: 'Post;2027;2028;2029\nForvaltning (årsverk);2,1;2,1;1,8\nDrift (kroner);900000;900000;850000\nGevinst (kroner);0;4200000;6100000\n',
  },
  {
    about: 'kontakt-virksomhet',
    who: 'camilla.holtestad',
    daysAgo: 59,
    name: 'Intervjuguide.md',
    text: '# Intervjuguide\n\n1. Hvem i virksomheten får varsler i dag?\n2. Hva skjer når den personen slutter?\n3. Hvem ville du stolt på til å rette adressen?\n',
  },
  {
    about: 'skjema-nynorsk',
    who: 'guro.fjellheim',
    daysAgo: 41,
    name: 'Dei 20 mest brukte skjemaa.csv',
    text: 'Skjema;Innsendingar 2025\nSøknad om redusert foreldrebetaling;81400\nMelding om flytting;64250\nSøknad om bustøtte;58900\n',
  },
  {
    about: 'innboks-samlet',
    who: 'vegard.rudshaug',
    daysAgo: 14,
    name: 'flytting-natt.log',
    text: '23:00 begynner\n02:14 600 000 meldinger flyttet, 0 feil\n04:51 1 200 000 meldinger flyttet, 0 feil\n04:52 ferdig\n',
  },
];

/** Who follows an initiative by their own choice. */
export const demoFollowers: readonly { readonly about: string; readonly who: readonly string[] }[] = [
  {
    about: 'kontakt-virksomhet',
    who: ['ingrid.solbakk', 'sara.nygjerde', 'fatima.elamrani', 'jonas.haugland'],
  },
  { about: 'innboks-samlet', who: ['ingrid.solbakk', 'jonas.haugland', 'magnus.aasheim', 'elin.saetrevik'] },
  { about: 'fullmakt-parorende', who: ['ingrid.solbakk', 'maja.bergersvik'] },
  { about: 'utrulling', who: ['ingrid.solbakk', 'amina.yusuf', 'magnus.aasheim', 'jonas.haugland'] },
  { about: 'sms-sikker', who: ['sara.nygjerde', 'amina.yusuf'] },
];
