export { demandAnswerKinds, demandProcess } from './demand.ts';
export { compareNumbers, type DocumentType, documentTypes, isWebAddress } from './document.ts';
export { nextNumber } from './next-number.ts';
export {
  type DemandRow,
  maxDemandRows,
  type ParsedDemands,
  parseDemands,
  type RowFault,
} from './parse-demands.ts';
export {
  type AnswerCounts,
  type DemandMove,
  type JudgedDemand,
  nextDemandMove,
  standingOf,
} from './settle.ts';
