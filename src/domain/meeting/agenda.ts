/** Why the data puts a matter on the agenda; in the order they come. */
export const agendaReasonCodes = [
  'gate',
  'done',
  'returned',
  'new',
  'report',
  'late',
  'milestone',
  'followUp',
] as const;
/** One of the reasons. */
export type AgendaReasonCode = (typeof agendaReasonCodes)[number];

/** One reason, with what it is about. `day` is a calendar day. */
export interface AgendaReason {
  readonly code: AgendaReasonCode;
  /** `gate`: the transition that waits, the state it leads to, and whether an approval has been asked for. */
  readonly transition?: string;
  readonly to?: string;
  readonly pending?: boolean;
  /** `late`: planned end; `milestone`: its day; `report`: when it was due; `followUp`: by when; `new`: registered; `done`: proposed. */
  readonly day?: string;
  /** `milestone`: its name; `returned`: by whom. */
  readonly name?: string;
  /** `followUp`: the meeting that asked for it. */
  readonly meeting?: string;
}

/** A matter that the data proposes. */
export interface Proposal {
  readonly matterId: number;
  readonly reasons: readonly AgendaReason[];
}

const place = (code: AgendaReasonCode): number => agendaReasonCodes.indexOf(code);

/** Proposals with all reasons of a matter together, those that need a decision first, then as they were found. */
export function sortProposals(found: readonly Proposal[]): Proposal[] {
  const byMatter = new Map<number, AgendaReason[]>();
  for (const p of found) byMatter.set(p.matterId, [...(byMatter.get(p.matterId) ?? []), ...p.reasons]);
  return [...byMatter]
    .map(([matterId, reasons]) => ({
      matterId,
      reasons: reasons.sort((a, b) => place(a.code) - place(b.code)),
    }))
    .sort((a, b) => place(a.reasons[0]!.code) - place(b.reasons[0]!.code));
}

/** An item as it stands on an agenda, taken off ones too. */
export interface HeldItem {
  readonly id: number;
  readonly matterId: number | null;
  readonly reasons: readonly AgendaReason[];
  /** Somebody has taken it off: it is not proposed again in this meeting. */
  readonly removed: boolean;
  readonly decided: boolean;
}

/**
 * What a renewed proposal changes: matters to add at the end, and items whose reasons are others now. What is there
 * keeps its place; nothing is taken away, and a decided item keeps the reasons it was decided on.
 */
export function mergeAgenda(
  held: readonly HeldItem[],
  proposals: readonly Proposal[],
): {
  readonly add: readonly Proposal[];
  readonly update: readonly { readonly id: number; readonly reasons: readonly AgendaReason[] }[];
} {
  const known = new Set(held.flatMap((i) => (i.matterId === null ? [] : [i.matterId])));
  const reasonsOf = new Map(proposals.map((p) => [p.matterId, p.reasons]));
  return {
    add: proposals.filter((p) => !known.has(p.matterId)),
    update: held.flatMap((i) => {
      if (i.matterId === null || i.removed || i.decided) return [];
      const now = reasonsOf.get(i.matterId) ?? [];
      return JSON.stringify(now) === JSON.stringify(i.reasons) ? [] : [{ id: i.id, reasons: now }];
    }),
  };
}
