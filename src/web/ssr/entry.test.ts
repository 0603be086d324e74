import { describe, expect, test } from 'vitest';
import {
  documentOf,
  type PublicElement,
  type PublicPageInput,
  type PublicReleaseNote,
  type PublicSite,
  publicAddress,
} from '../../contract/public.ts';
import { accessibilityStatement, personalData } from '../../domain/handbook/index.ts';
import { languages } from '../../domain/kernel/text.ts';
import { render } from './entry.tsx';

const site: PublicSite = {
  language: 'nb',
  agency: 'Etaten for <prøver> & "tall"',
  origin: 'https://etaten.example',
  contact: 'post@etaten.example',
  accessibilityUrl: 'https://uustatus.example/etaten',
  handbook: true,
  timeZone: 'Europe/Oslo',
  stylesheets: ['/assets/public-1.css'],
};
const note: PublicReleaseNote = {
  application: 'kontakt-api',
  environment: 'prod',
  production: true,
  sha: 'a'.repeat(40),
  deployedAt: '2026-06-01T22:30:00.000Z',
  lines: [
    {
      position: 1,
      text: 'KRR-1: <script>alert(1)</script> (#529)',
      kind: 'change',
      references: [
        { type: 'issue', value: 'KRR-1', starts: 0, ends: 5, url: null, key: null },
        {
          type: 'pullRequest',
          value: '529',
          starts: 34,
          ends: 38,
          url: 'https://git.example/529',
          key: null,
        },
      ],
    },
  ],
};
const product = { slug: 'krr', name: 'Kontaktregisteret' };
const environment = { name: 'prod', production: true, count: 30, latest: note.deployedAt };
const element: PublicElement = {
  key: 'VEI-7',
  title: 'Samtykke <prøver> på ett sted',
  lang: 'nb',
  summary: 'Én side for alle samtykker.',
  state: 'inProgress',
  programme: '',
  plannedStart: '2026-01-05',
  plannedEnd: '2026-06-30',
  progress: 40,
  deliveredOn: null,
  notInProduction: false,
  changedAt: note.deployedAt,
};
const pages: readonly PublicPageInput[] = [
  { page: 'releaseNotesIndex', site, products: [{ ...product, environments: [environment] }] },
  {
    page: 'productReleaseNotes',
    site,
    product,
    environment,
    environments: [environment],
    items: [note],
    pageNumber: 2,
    pages: 3,
    total: 60,
  },
  { page: 'releaseNote', site, product, note, earlier: [], previous: note, next: null, elsewhere: [] },
  { page: 'roadmapIndex', site, products: [{ ...product, inProgress: 1, planned: 2, delivered: 0 }] },
  { page: 'productRoadmap', site, product, elements: [element], releaseNotes: true },
  {
    page: 'roadmapElement',
    site,
    product,
    element: {
      ...element,
      expectedResult: '**Raskere** <b>svar</b>',
      howItWorks: '',
      description: '[x](javascript:alert(1))',
    },
    needs: [{ key: 'VEI-1', title: 'Et <annet>', lang: 'nn', product, state: 'delivered' }],
    releases: [{ ...note, product: 'krr' }],
    releaseNotes: true,
  },
  {
    page: 'handbookIndex',
    site,
    processes: [{ id: 'need', name: 'Behov <prøver>', group: 'idea', purpose: '**Vite** hva', proposals: 2 }],
  },
  {
    page: 'handbookProcess',
    site,
    process: { id: 'need', name: 'Behov' },
    sections: [
      {
        section: 'purpose',
        body: '**Vite** [hva](javascript:alert(1))\n<script>alert(1)</script>',
        proposal: true,
      },
      { section: 'roles', body: '- Alle <prøver>', proposal: false },
    ],
    kinds: [
      {
        kind: 'need',
        name: 'Behov',
        purpose: null,
        version: 3,
        states: { registered: 'Registrert', considered: 'Til vurdering <prøver>' },
        transitions: [
          {
            name: 'consider',
            label: 'Vurder',
            from: ['registered'],
            to: 'considered',
            roles: ['teamleder'],
            reason: true,
            needs: [{ id: 'BEH-E1', text: 'Noe <prøver>', computed: true }],
          },
        ],
      },
    ],
    previous: null,
    next: { id: 'portfolio', name: 'Portefølje' },
  },
  { page: 'accessibility', site },
  { page: 'privacy', site },
  { page: 'notFound', site, path: '/release-notes/none' },
];
const pageOf = (name: PublicPageInput['page']): PublicPageInput => pages.find((p) => p.page === name)!;

describe.each(pages.map((input) => [input.page, input] as const))('%s', (_, input) => {
  test.each(languages)('has no script, no inline style and nothing unescaped, in %s', (language) => {
    const page = documentOf(render({ ...input, site: { ...site, language } }));
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i);
    expect(page).not.toContain('<prøver>');
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toContain('<link rel="stylesheet" href="/assets/public-1.css"/>');
    expect(page).toMatch(/<title>[^<]+<\/title>/);
    expect(page).toContain('href="#main"');
    // A message that lacks its text shows the last part of its key.
    expect(page).not.toMatch(/>(?:title|lead|skip|footer|count|latest)</);
  });
});

test('a note tells the day of the agency, its other languages, and where it is for good', () => {
  const input = pages[2];
  if (!input) throw new Error('no note');
  const { head, html } = render(input);
  expect(html).toContain('2. juni 2026');
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('<a href="https://git.example/529">#529</a>');
  for (const language of languages)
    expect(head).toContain(`href="${site.origin}${publicAddress.note(language, 'krr', note)}"`);
  expect(head).toContain(`${site.origin}/nb/release-notes/krr/prod/feed.atom`);
  expect(head).toMatch(/property="og:description" content="[^"]*KRR-1/);
});

test('pages lead to the newer and the older', () => {
  const input = pages[1];
  if (!input) throw new Error('no product');
  const { html } = render(input);
  expect(html).toContain('href="/nb/release-notes/krr/prod"');
  expect(html).toContain('href="/nb/release-notes/krr/prod?page=3"');
});

test('what is not found is not to be indexed', () => {
  const input = pages.at(-1);
  if (!input) throw new Error('no page');
  expect(render(input).head).toContain('<meta name="robots" content="noindex"/>');
});

test('an element says what, when and how far, and its texts run no script', () => {
  const { html, head } = render(pages[5]!);
  expect(html).toContain('5. januar 2026 til 30. juni 2026');
  expect(html).toContain('40\u00a0%');
  expect(html).toContain('<strong>Raskere</strong>');
  expect(html).not.toContain('javascript:');
  expect(html).toContain('/nb/roadmap/krr/VEI-1');
  expect(head).toContain(`${site.origin}/nb/roadmap/krr/feed.atom`);
  expect(head).toContain(`${site.origin}/nn/roadmap/krr/VEI-7`);
});

test('a process says what is a proposal, draws its states and says the same in a table', () => {
  const { html, head } = render(pageOf('handbookProcess'));
  expect(html).toContain('<strong>Vite</strong>');
  expect(html).not.toMatch(/javascript:|<script/);
  expect(html.match(/class="pub-proposal"/g)).toHaveLength(1);
  expect(html).toMatch(/<svg[^>]*role="img" aria-labelledby="drawing-need"/);
  expect(html).toContain('Noe &lt;prøver&gt; (regnes ut)');
  expect(html).toContain('href="/nb/handbook/portfolio"');
  expect(head).toContain(`${site.origin}/nn/handbook/need`);
  expect(head).toContain(`${site.origin}/nb/handbook/feed.atom`);
  expect(head).toContain('<meta property="og:description" content="Vite hva');
});

test('the statements say who to tell, and what is known not to be good enough', () => {
  const { html } = render(pageOf('accessibility'));
  expect(html).toContain('mailto:post@etaten.example');
  expect(html).toContain('href="https://uustatus.example/etaten"');
  for (const e of accessibilityStatement.exceptions) expect(html).toContain(`(WCAG ${e.criterion})`);
  const nobody = render({ page: 'accessibility', site: { ...site, contact: null, accessibilityUrl: null } });
  expect(nobody.html).not.toMatch(/mailto:|uustatus/);
  expect(render(pageOf('privacy')).html.match(/<th scope="row"/g)).toHaveLength(personalData.length);
});

test('the handbook is led to only where it is public', () => {
  for (const input of pages) {
    expect(render(input).html).toContain('href="/nb/handbook"');
    expect(render(input).html).toContain('href="/nb/accessibility"');
    expect(render(input).html).toContain('href="/nb/privacy"');
  }
  const closed = { ...site, handbook: false };
  expect(render({ page: 'notFound', site: closed, path: '/handbook/need' }).html).not.toContain(
    '/nb/handbook',
  );
});
