import { describe, expect, it } from 'vitest';
import { processes } from '../processes.ts';
import { words as pairs } from './equivalents.ts';
import {
  begunWords,
  excerptOf,
  exportColumns,
  fold,
  lastPart,
  marked,
  meantWord,
  normaliseWord,
  plainText,
  readListAddress,
  scoreOf,
  tokensOf,
  wordsIn,
} from './index.ts';

describe('words', () => {
  it('are folded, with å, æ and ø as letters of their own', () => {
    expect(wordsIn('Årsak: «Idé»-møte, TIL-42 & Överföring (Straße)')).toEqual([
      'årsak',
      'ide',
      'møte',
      'til',
      '42',
      'øverføring',
      'strasse',
    ]);
    expect(fold('A\u030Arsak')).toBe('årsak');
  });

  it('know their place in the text', () => {
    const text = 'x É-hendelse';
    for (const t of tokensOf(text)) expect(fold(text.slice(t.start, t.end))).toBe(t.word);
  });

  it.each([
    ['hending', 'hendelse'],
    ['hendingane', 'hendelse'],
    ['hendingar', 'hendelse'],
    ['tenester', 'tjeneste'],
    ['teneste', 'tjeneste'],
    ['vegkart', 'veikart'],
    ['vegkartet', 'veikart'],
    ['førespurnad', 'forespørsel'],
    ['forespurnad', 'forespørsel'],
    ['forespørsler', 'forespørsel'],
    ['adgangsreglane', 'adgangsregel'],
    ['verksemder', 'virksomhet'],
    ['tryggleik', 'sikkerhet'],
    ['ikkje', 'ikke'],
    ['eg', 'jeg'],
    ['korleis', 'hvordan'],
    ['sikkerheitshending', 'sikkerhetshendelse'],
    ['driftshendingar', 'driftshendelse'],
    ['tryggleikshending', 'sikkerhetshendelse'],
    ['brukarrettleiing', 'brukerveiledning'],
    ['tenesteeigar', 'tjenesteeier'],
    ['vegleiing', 'veiledning'],
    ['moglegheiter', 'mulighet'],
    ['tilgjengeleg', 'tilgjengelig'],
    ['vanleg', 'vanlig'],
    ['avhengigheiter', 'avhengighet'],
  ])('%s is read as %s', (nn, nb) => {
    expect(normaliseWord(nn)).toBe(nb);
  });

  it.each([
    'hendelse',
    'hendelser',
    'tjenesten',
    'vegg',
    'vegetar',
    'vegne',
    'kontaktregister',
    'feil',
    'college2',
    'til',
    '42',
  ])('%s stays as it is', (word) => {
    expect(normaliseWord(word)).toBe(word);
  });

  it('no bokmål word of the table is read as another', () => {
    for (const [nb] of pairs) expect(normaliseWord(nb), nb).toBe(nb);
  });

  it.each([
    ['kontaktregisteret', 'register'],
    ['driftshendelse', 'hendelse'],
    ['fellestjenester', 'tjeneste'],
    ['register', null],
    ['hendelse', null],
    ['bord', null],
  ])('%s ends in %s', (word, last) => {
    expect(lastPart(word)).toBe(last);
  });

  it('begun in nynorsk are found while typing', () => {
    expect(begunWords('hendi')).toContain('hendelse');
    expect(begunWords('tenes')).toContain('tjeneste');
    expect(begunWords('ten')).toEqual([]);
    expect(begunWords('xyzzy')).toEqual([]);
  });
});

describe('what somebody may have meant', () => {
  const titles = ['kontaktregister', 'hendelse', 'melding', 'fullmakt', 'samtykke', 'meldinger'];
  it.each([
    ['kontaktregsiter', 'kontaktregister'],
    ['kontaktregistr', 'kontaktregister'],
    ['hendlese', 'hendelse'],
    ['samtyke', 'samtykke'],
    ['fullmatk', 'fullmakt'],
    ['meding', 'melding'],
  ])('%s: %s', (typed, meant) => {
    expect(meantWord(typed, titles)).toBe(meant);
  });
  it('is nothing when nothing is near', () => {
    expect(meantWord('sjokolade', titles)).toBeNull();
    expect(meantWord('abcd', titles)).toBeNull();
  });
});

describe('an excerpt', () => {
  it('shows the place with most of the words, marked, and says that there is more', () => {
    const body = `${'Innledning uten noe. '.repeat(20)}Her skjedde en hending i tenesta, og den ble rettet. ${'Mer tekst. '.repeat(30)}`;
    const parts = excerptOf(body, ['hend', 'tjenest'])!;
    expect(parts.filter((p) => p.hit).map((p) => p.text)).toEqual(['hending', 'tenesta']);
    expect(parts[0]).toEqual({ text: '… ', hit: false });
    expect(parts.at(-1)).toEqual({ text: ' …', hit: false });
    expect(parts.map((p) => p.text).join('').length).toBeLessThan(260);
  });
  it('is text, whatever stands in it', () => {
    expect(marked('<b>feil</b> & <script>', ['feil'])).toEqual([
      { text: '<b>', hit: false },
      { text: 'feil', hit: true },
      { text: '</b> & <script>', hit: false },
    ]);
  });
  it('is the beginning where no word is, and nothing of nothing', () => {
    expect(excerptOf('En kort tekst.', ['zzz'])).toEqual([{ text: 'En kort tekst.', hit: false }]);
    expect(excerptOf('', ['zzz'])).toBeNull();
  });
  it('takes Markdown off', () => {
    expect(plainText('## Mål\n- **Først** [lenke](https://x.no)\n> sitat `kode` @[4|Kari]\u0000')).toBe(
      'Mål Først lenke sitat kode Kari',
    );
  });
});

describe('ranking', () => {
  const now = new Date('2026-11-21T08:00:00Z');
  const hit = {
    kind: 'issue',
    title: '',
    category: 'active' as const,
    abandoned: false,
    changedAt: now,
    textRank: 0,
  };
  const score = (title: string, other: Partial<typeof hit> = {}) =>
    scoreOf('felles register', { ...hit, title, ...other }, now);
  it('puts the title itself first, then its beginning, then its words, then only a part', () => {
    const order = [
      'Felles register',
      'Felles register for fullmakter',
      'Om felles register',
      'Felles kontaktregister',
      'Noe annet',
    ];
    const scores = order.map((t) => score(t));
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  });
  it('puts open before done before what came to nothing, and new before old', () => {
    const done = score('Om felles register', { category: 'done' as never });
    expect(score('Om felles register')).toBeGreaterThan(done);
    expect(done).toBeGreaterThan(score('Om felles register', { category: 'done' as never, abandoned: true }));
    expect(score('Om felles register')).toBeGreaterThan(
      score('Om felles register', { changedAt: new Date('2024-01-01T00:00:00Z') }),
    );
  });
});

describe('the address of a list', () => {
  it('is read, tidied and told apart', () => {
    expect(readListAddress('/portfolio?state=concept%2Cplanning&peek=TIL-4&q=s%C3%B8k')).toEqual({
      address: '/portfolio?state=concept%2Cplanning&q=s%C3%B8k',
      path: '/portfolio',
      kind: 'initiative',
      query: { state: 'concept,planning', q: 'søk' },
    });
    expect(readListAddress('/backlog/issues')?.kind).toBe('issue');
    expect(readListAddress('/backlog/team/x')?.kind).toBeNull();
    expect(readListAddress('/roadmap/timeline?zoom=year')?.kind).toBe('roadmapElement');
  });
  it.each([
    'https://evil.example/portfolio',
    '//evil.example',
    '/\\evil',
    '/portfolio/../settings',
    '/settings',
    'portfolio',
    '/portfolio#x',
    '/portfolio?a=%00',
    '/portfolio?a=%E0%A4%A',
    '/portfolio?<x>=1',
    `/portfolio?q=${'x'.repeat(2000)}`,
    '/portfolios',
    'javascript:alert(1)',
    '/portfolio\n',
    '',
  ])('%j is none', (text) => {
    expect(readListAddress(text)).toBeNull();
  });
});

describe('what can be exported', () => {
  it.each(Object.values(processes).map((d) => [d.kind, d] as const))('%s has columns, none twice', (_, d) => {
    const names = exportColumns(d).map((c) => c.name);
    expect(names).toContain('state');
    expect(new Set(names).size).toBe(names.length);
  });
});
