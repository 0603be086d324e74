import { explainedValues } from '../../../contract/deployments.ts';
import type { DeploymentFilters } from './queries/read-filters.ts';

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** The filters of a list's address, as the screen writes them; what is no filter, or no value of it, is passed over. */
export function readFiltersOf(query: Readonly<Record<string, string>>): DeploymentFilters {
  const { product, application, environment, production, explained, from, to, q } = query;
  const known = explainedValues.find((v) => v === explained);
  return {
    ...(product ? { product } : {}),
    ...(application ? { application } : {}),
    ...(environment ? { environment: environment.slice(0, 40) } : {}),
    ...(production === 'true' || production === 'false' ? { production: production === 'true' } : {}),
    ...(known ? { explained: known } : {}),
    ...(from && isDay(from) ? { from } : {}),
    ...(to && isDay(to) ? { to } : {}),
    ...(q && q.length >= 2 ? { q: q.slice(0, 200) } : {}),
  };
}
