import type { HandbookGroup, HandbookSection } from '../domain/handbook/index.ts';
import type { Language } from '../domain/kernel/text.ts';
import type { DeploymentValue } from './deployments.ts';

/**
 * Public pages: what the server gathers and the server-rendered bundle shows. The bundle (`dist/ssr/entry.js`,
 * built from `src/web/ssr/entry.tsx`) exports `render(input: PublicPageInput): RenderedPage`, pure and
 * synchronous: no clock, no I/O. The server wraps it with `documentOf`.
 */

/** What every public page needs to know about the place it is served from. */
export interface PublicSite {
  readonly language: Language;
  /** The agency's name, as people know it. */
  readonly agency: string;
  /** Scheme and host without a trailing slash, for addresses that must be whole (feed, share preview). */
  readonly origin: string;
  /** Where the public reaches the agency: an e-mail address or an https address; null when it has not said. */
  readonly contact: string | null;
  /** The agency's own accessibility statement, or null. */
  readonly accessibilityUrl: string | null;
  /** Whether the handbook is public. */
  readonly handbook: boolean;
  /** IANA zone that dates are told in. */
  readonly timeZone: string;
  /** Addresses of the stylesheets: the `css` of the entry `src/web/features/public/public-entry.ts` in Vite's manifest. */
  readonly stylesheets: readonly string[];
}

/** An environment of a product with something released. */
export interface PublicEnvironment {
  readonly name: string;
  readonly production: boolean;
  /** Deployments in all. */
  readonly count: number;
  /** Instant of the newest. */
  readonly latest: string;
}

/** A product with public release notes. `slug` is its short name in addresses (`idporten`). */
export interface PublicProduct {
  readonly slug: string;
  readonly name: string;
}

/** One line of a release note, with the references found in it. `key` of a reference is not shown to the public. */
export type PublicLine = DeploymentValue['content'][number];

/** One deployment as the public sees it. */
export interface PublicReleaseNote {
  /** The application's name, as in addresses. */
  readonly application: string;
  readonly environment: string;
  readonly production: boolean;
  /** 40 hexadecimal digits. */
  readonly sha: string;
  readonly deployedAt: string;
  readonly lines: readonly PublicLine[];
}

/** Another release note pointed at from one. */
export type PublicReleaseNoteRef = Omit<PublicReleaseNote, 'lines'>;

/** `/nb/release-notes`: every product with something released. */
export interface ReleaseNotesIndexInput {
  readonly page: 'releaseNotesIndex';
  readonly site: PublicSite;
  readonly products: readonly (PublicProduct & { readonly environments: readonly PublicEnvironment[] })[];
}

/**
 * `/nb/release-notes/:product` (environment null: all of them) and `/nb/release-notes/:product/:environment`, with
 * `?page=` from 1. Items newest first, 25 a page; an unknown product, environment or page is `notFound`.
 */
export interface ProductReleaseNotesInput {
  readonly page: 'productReleaseNotes';
  readonly site: PublicSite;
  readonly product: PublicProduct;
  readonly environment: PublicEnvironment | null;
  /** Production first. */
  readonly environments: readonly PublicEnvironment[];
  readonly items: readonly PublicReleaseNote[];
  readonly pageNumber: number;
  readonly pages: number;
  readonly total: number;
}

/** The permanent address of one release note: the newest deployment of that commit there. */
export interface ReleaseNoteInput {
  readonly page: 'releaseNote';
  readonly site: PublicSite;
  readonly product: PublicProduct;
  readonly note: PublicReleaseNote;
  /** Earlier times the same commit was put in the same place. */
  readonly earlier: readonly string[];
  /** The one before and after it of the same application in the same environment. */
  readonly previous: PublicReleaseNoteRef | null;
  readonly next: PublicReleaseNoteRef | null;
  /** The same commit of the same application in other environments. */
  readonly elsewhere: readonly PublicReleaseNoteRef[];
}

/** An element of a public roadmap. Only what is public is ever given. Texts are in the language they were written in. */
export interface PublicElement {
  readonly key: string;
  readonly title: string;
  readonly lang: Language;
  readonly summary: string;
  readonly state: 'proposed' | 'backlog' | 'inProgress' | 'delivered' | 'dropped';
  readonly programme: string;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  /** Judged, in whole per cent; null unless under way. */
  readonly progress: number | null;
  /** The day it was delivered, in the agency's zone. */
  readonly deliveredOn: string | null;
  /** Said to be delivered while some of it is not in production. */
  readonly notInProduction: boolean;
  /** Instant of the last change of state. */
  readonly changedAt: string;
}

/** A product with a public roadmap. */
export interface PublicRoadmapProduct extends PublicProduct {
  /** Elements in each state, of those that are public. */
  readonly inProgress: number;
  readonly planned: number;
  readonly delivered: number;
}

/** `/nb/roadmap`: every product with a public roadmap. */
export interface RoadmapIndexInput {
  readonly page: 'roadmapIndex';
  readonly site: PublicSite;
  readonly products: readonly PublicRoadmapProduct[];
}

/** `/nb/roadmap/:product`. */
export interface ProductRoadmapInput {
  readonly page: 'productRoadmap';
  readonly site: PublicSite;
  readonly product: PublicProduct;
  readonly elements: readonly PublicElement[];
  /** Whether the product has release notes to point at. */
  readonly releaseNotes: boolean;
}

/** Another public element that one needs. */
export interface PublicNeed {
  readonly key: string;
  readonly title: string;
  readonly lang: Language;
  readonly product: PublicProduct;
  readonly state: string;
}

/** `/nb/roadmap/:product/:key`: permanent, by the element's key. */
export interface RoadmapElementInput {
  readonly page: 'roadmapElement';
  readonly site: PublicSite;
  readonly product: PublicProduct;
  readonly element: PublicElement & {
    /** Markdown. */
    readonly expectedResult: string;
    readonly howItWorks: string;
    readonly description: string;
  };
  readonly needs: readonly PublicNeed[];
  /** Deployments to production that brought it, newest first. */
  readonly releases: readonly (PublicReleaseNoteRef & { readonly product: string })[];
  readonly releaseNotes: boolean;
}

/** A process in the index of the public handbook. */
export interface PublicProcess {
  readonly id: string;
  readonly name: string;
  readonly group: HandbookGroup;
  /** Markdown. */
  readonly purpose: string;
  /** Sections that are proposals nobody has adopted. */
  readonly proposals: number;
}

/** `/nb/handbook`: every process. */
export interface HandbookIndexInput {
  readonly page: 'handbookIndex';
  readonly site: PublicSite;
  readonly processes: readonly PublicProcess[];
}

/** One way a matter moves, in words. */
export interface PublicTransition {
  readonly name: string;
  readonly label: string;
  /** States it goes from. */
  readonly from: readonly string[];
  /** Null: back to where it was. */
  readonly to: string | null;
  readonly roles: readonly string[];
  readonly reason: boolean;
  /** What must be true first. `id` of a criterion; null for a field or an approval. */
  readonly needs: readonly {
    readonly id: string | null;
    readonly text: string;
    readonly computed: boolean;
  }[];
}

/** A kind that runs a process, in words. */
export interface PublicKind {
  readonly kind: string;
  readonly name: string;
  /** What it is for, where the process does not say it already. */
  readonly purpose: string | null;
  /** Number of the version of the process that holds now. */
  readonly version: number;
  /** Words of the states, by name. */
  readonly states: Readonly<Record<string, string>>;
  readonly transitions: readonly PublicTransition[];
}

/** `/nb/handbook/:process`: permanent, by the id of the process. */
export interface HandbookProcessInput {
  readonly page: 'handbookProcess';
  readonly site: PublicSite;
  readonly process: { readonly id: string; readonly name: string };
  /** Markdown, in the language of the page. */
  readonly sections: readonly {
    readonly section: HandbookSection;
    readonly body: string;
    readonly proposal: boolean;
  }[];
  readonly kinds: readonly PublicKind[];
  readonly previous: Pick<PublicProcess, 'id' | 'name'> | null;
  readonly next: Pick<PublicProcess, 'id' | 'name'> | null;
}

/** `/nb/accessibility`: the accessibility statement that the law asks for. */
export interface AccessibilityInput {
  readonly page: 'accessibility';
  readonly site: PublicSite;
}

/** `/nb/privacy`: what is kept on whom. */
export interface PrivacyInput {
  readonly page: 'privacy';
  readonly site: PublicSite;
}

/** Nothing at this address; the server answers 404 with it. */
export interface PublicNotFoundInput {
  readonly page: 'notFound';
  readonly site: PublicSite;
  /** The path asked for, without language (`/release-notes/idporten/prod`). */
  readonly path: string;
}

/** Everything that can be rendered for the public. */
export type PublicPageInput =
  | ReleaseNotesIndexInput
  | ProductReleaseNotesInput
  | ReleaseNoteInput
  | RoadmapIndexInput
  | ProductRoadmapInput
  | RoadmapElementInput
  | HandbookIndexInput
  | HandbookProcessInput
  | AccessibilityInput
  | PrivacyInput
  | PublicNotFoundInput;

/** A page rendered: what goes in `<html lang>`, in `<head>` and in `<body>`; already escaped. */
export interface RenderedPage {
  readonly lang: Language;
  readonly head: string;
  readonly html: string;
}

/** What the server-rendered bundle exports. */
export interface PublicBundle {
  render(input: PublicPageInput): RenderedPage;
}

/** Number of release notes on a public page. */
export const PUBLIC_PAGE_SIZE = 25;

/** The whole document of a rendered page. */
export function documentOf(page: RenderedPage): string {
  return `<!doctype html>\n<html lang="${page.lang}">\n<head>\n${page.head}\n</head>\n<body>${page.html}</body>\n</html>\n`;
}

const part = encodeURIComponent;

/** Permanent public addresses, as paths from the root. Language first; names are encoded. */
export const publicAddress = {
  releaseNotes: (language: Language): string => `/${language}/release-notes`,
  product: (language: Language, product: string, page = 1): string =>
    `/${language}/release-notes/${part(product)}${page > 1 ? `?page=${page}` : ''}`,
  environment: (language: Language, product: string, environment: string, page = 1): string =>
    `/${language}/release-notes/${part(product)}/${part(environment)}${page > 1 ? `?page=${page}` : ''}`,
  note: (
    language: Language,
    product: string,
    note: { readonly environment: string; readonly application: string; readonly sha: string },
  ): string =>
    `/${language}/release-notes/${part(product)}/${part(note.environment)}/${part(note.application)}/${note.sha}`,
  feed: (language: Language, product: string, environment: string): string =>
    `/${language}/release-notes/${part(product)}/${part(environment)}/feed.atom`,
  roadmaps: (language: Language): string => `/${language}/roadmap`,
  roadmap: (language: Language, product: string): string => `/${language}/roadmap/${part(product)}`,
  roadmapElement: (language: Language, product: string, key: string): string =>
    `/${language}/roadmap/${part(product)}/${part(key)}`,
  roadmapFeed: (language: Language, product: string): string =>
    `/${language}/roadmap/${part(product)}/feed.atom`,
  handbook: (language: Language): string => `/${language}/handbook`,
  handbookProcess: (language: Language, process: string): string => `/${language}/handbook/${part(process)}`,
  handbookFeed: (language: Language): string => `/${language}/handbook/feed.atom`,
  accessibility: (language: Language): string => `/${language}/accessibility`,
  privacy: (language: Language): string => `/${language}/privacy`,
} as const;
