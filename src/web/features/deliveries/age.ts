/** How old what runs is, in four steps. */
export type Age = 'fresh' | 'month' | 'half' | 'old';
/** The steps, youngest first. */
export const ages: readonly Age[] = ['fresh', 'month', 'half', 'old'];

const day = 86_400_000;

/** The step of something that has run since an instant. @param now milliseconds since 1970 */
export function ageOf(since: string, now: number): Age {
  const days = (now - Date.parse(since)) / day;
  return days < 14 ? 'fresh' : days < 91 ? 'month' : days < 365 ? 'half' : 'old';
}
