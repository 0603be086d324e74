/** The front door of the search's pure rules. */
export { type ExcerptPart, excerptOf, marked } from './excerpt.ts';
export { type ExportColumn, exportColumns, rankedField } from './export-columns.ts';
export { type ListAddress, readListAddress } from './list-address.ts';
export { begunWords, lastPart, normaliseWord } from './normalise.ts';
export { plainText } from './plain.ts';
export { type Hit, meantWord, scoreOf } from './rank.ts';
export { fold, type Token, tokensOf, wordsIn } from './tokens.ts';

/** The rules by which words are made; raised when they change, so that what is stored is made anew. */
export const documentVersion = 3;
