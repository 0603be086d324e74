/** What a WCAG success criterion that is not wholly met concerns, and whose it is to mend. */
export interface AccessibilityException {
  /** Permanent; its words stand under `public.accessibility.exception.<id>`. */
  readonly id: string;
  /** Number of the success criterion in WCAG 2.1. */
  readonly criterion: string;
  /** `gap`: to be mended by us. `content`: depends on what people upload or write. */
  readonly cause: 'gap' | 'content';
}

/**
 * The product's accessibility statement, as data. Law: likestillings- og diskrimineringsloven § 18 a and forskrift om
 * universell utforming av IKT-løsninger, which point at WCAG 2.1 A and AA (EN 301 549) and at the content that commission
 * decision (EU) 2018/1523 asks for. Whoever changes what is known changes the day with it.
 */
export const accessibilityStatement = {
  standard: 'WCAG 2.1 AA',
  /** Wholly, partly or not in conformance. */
  conformance: 'partial',
  /** The day it was last judged, `YYYY-MM-DD`. */
  assessedOn: '2026-11-21',
  /** How it was judged; words under `public.accessibility.method.<name>`. */
  methods: ['automatic', 'keyboard', 'narrow', 'noScript'],
  exceptions: [
    { id: 'attachments', criterion: '1.1.1', cause: 'content' },
    { id: 'documents', criterion: '1.3.1', cause: 'gap' },
    { id: 'language', criterion: '3.1.2', cause: 'content' },
    { id: 'assistive', criterion: '4.1.2', cause: 'gap' },
  ],
} as const satisfies {
  readonly standard: string;
  readonly conformance: 'full' | 'partial' | 'none';
  readonly assessedOn: string;
  readonly methods: readonly string[];
  readonly exceptions: readonly AccessibilityException[];
};

/**
 * What is kept on people, each with its words under `public.privacy.<id>.what`, `.why` and `.long`. Nothing else is: a
 * new table that names a person adds its line here.
 */
export const personalData = ['account', 'roles', 'deeds', 'settings', 'session', 'log'] as const;
