export { type AskedRole, faultsOfGrant, scopeKindOf } from './grant.ts';
export { checkDigit, isOrganisationNumber } from './org-number.ts';
