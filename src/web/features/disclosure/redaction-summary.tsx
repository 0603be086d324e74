import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import type { DisclosureItemValue } from '../../../contract/disclosure.ts';
import { groundOf, type Redaction, remainsOf, usedGrounds } from '../../../domain/disclosure/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import type { KeptRedaction } from './redactions.ts';

interface SummaryProps {
  readonly items: readonly DisclosureItemValue[];
  readonly redactions: readonly KeptRedaction[];
  readonly onRedact: (redactions: Redaction[]) => void;
}

/** What is blacked out by which ground, and where the same words still stand. */
export function RedactionSummary({ items, redactions, onRedact }: SummaryProps) {
  const { t, derived } = useTexts();
  const used = usedGrounds(redactions);
  const remains = remainsOf(items, redactions);
  const byId = new Map(items.map((i) => [i.id, i]));
  /** By the ground that the same words were blacked out by. */
  const too = () =>
    onRedact(
      remains.flatMap((o) => {
        const words = byId.get(o.item)?.[o.part].slice(o.from, o.to).toLowerCase();
        const same = redactions.find((r) => {
          const item = byId.get(r.item);
          if (!item) return false;
          return (r.part === 'all' ? (['head', 'text'] as const) : [r.part]).some(
            (part) =>
              item[part]
                .slice(r.from ?? 0, r.to)
                .trim()
                .toLowerCase() === words,
          );
        });
        return same
          ? [{ ...o, ground: same.ground, ...(same.provision ? { provision: same.provision } : {}) }]
          : [];
      }),
    );
  return (
    <section aria-labelledby="redactions-label">
      <Heading level={2} data-size="2xs" id="redactions-label">
        {t('disclosure.redactions')}
      </Heading>
      {used.length === 0 ? <p className="rt-faint">{t('disclosure.redactionsNone')}</p> : null}
      <ul>
        {used.map((u) => {
          const g = groundOf(u.ground);
          return (
            <li key={u.ground}>
              {t('disclosure.usedGround', {
                section: g?.section ?? 0,
                title: derived(`disclosure.ground.${u.ground}`),
                places: u.places,
              })}
            </li>
          );
        })}
      </ul>
      {remains.length > 0 ? (
        <Alert data-color="warning" data-size="sm">
          <p>{t('disclosure.remains', { count: remains.length })}</p>
          <ul>
            {remains.slice(0, 10).map((o) => (
              <li key={`${o.item}${o.part}${o.from}`}>
                {t('disclosure.remainsAt', {
                  words: byId.get(o.item)?.[o.part].slice(o.from, o.to) ?? '',
                  name: byId.get(o.item)?.head ?? '',
                })}
              </li>
            ))}
          </ul>
          <Button data-size="sm" variant="secondary" onClick={too}>
            {t('disclosure.redactRemains')}
          </Button>
        </Alert>
      ) : null}
    </section>
  );
}
