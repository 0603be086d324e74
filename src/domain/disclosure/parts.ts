/** What of a matter can go along when it is given out, in the order it stands in. */
export const disclosureParts = [
  'fields',
  'criteria',
  'approvals',
  'links',
  'attachments',
  'comments',
  'history',
] as const;
/** One of {@link disclosureParts}. */
export type DisclosurePart = (typeof disclosureParts)[number];

/** File formats that a disclosure is made in. */
export const disclosureFormats = ['docx', 'html'] as const;
/** One of {@link disclosureFormats}. */
export type DisclosureFormat = (typeof disclosureFormats)[number];
