/** `TIL-42`: prefix, hyphen, number. Case does not matter when a person types it. */
const KEY = /^([A-ZÆØÅ][A-ZÆØÅ0-9]{1,9})-([1-9][0-9]{0,9})$/;

/** Takes a key apart, or null when the text is no key. */
export function parseKey(text: string): { prefix: string; number: number; key: string } | null {
  const m = KEY.exec(text.trim().toUpperCase());
  return m ? { prefix: m[1]!, number: Number(m[2]), key: m[0] } : null;
}

/** Prefixes of the product's own keys, reserved: a tracker cannot have them. */
export const ownPrefixes: Readonly<Record<string, string>> = {
  TIL: 'initiative',
  VEI: 'roadmapElement',
  EPO: 'epic',
  SAK: 'issue',
  BEH: 'need',
  KRV: 'demand',
  DOK: 'guidingDocument',
  RES: 'keyResult',
  MOT: 'meeting',
  LST: 'planList',
  SPR: 'sprint',
  END: 'change',
  REL: 'release',
  FOR: 'request',
  HEN: 'incident',
  PRB: 'problem',
  TLG: 'accessGrant',
  PRS: 'deployment',
};
