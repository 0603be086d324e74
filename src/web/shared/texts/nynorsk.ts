/** Words that `Intl` writes in bokmål, as nynorsk has them. */
const words: Readonly<Record<string, string>> = {
  siden: 'sidan',
  dager: 'dagar',
  timer: 'timar',
  uke: 'veke',
  uker: 'veker',
  måned: 'månad',
  måneder: 'månader',
  minutter: 'minutt',
  sekunder: 'sekund',
  nå: 'no',
  mandag: 'måndag',
  tirsdag: 'tysdag',
  lørdag: 'laurdag',
  søndag: 'sundag',
};

/** What `Intl` has written in bokmål, in nynorsk: the two share months, numbers and order. */
export function inNynorsk(text: string): string {
  return text.replace(/[a-zæøå]+/g, (word) => words[word] ?? word);
}

/**
 * The locale that `Intl` is asked for. Chromium has no nynorsk, and would write English instead: then it is bokmål, and
 * {@link inNynorsk} changes its words.
 */
export function localeOf(tag: string, supported = Intl.DateTimeFormat.supportedLocalesOf([tag])): string {
  return tag === 'nn-NO' && supported.length === 0 ? 'nb-NO' : tag;
}
