import { Button, Heading } from '@digdir/designsystemet-react';
import { CheckmarkIcon, TrashIcon, XMarkIcon } from '@navikt/aksel-icons';
import type { LinkValue } from '../../contract/thread.ts';
import { belowLinkTypes } from '../../domain/thread/index.ts';
import { api } from '../shared/api/client.ts';
import { useShownLinks } from '../shared/parts.tsx';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Loading } from '../shared/ui/loading.tsx';
import { NodeLink } from '../shared/ui/node-link.tsx';
import { Problem, problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { AddLink } from './add-link.tsx';
import { useMatterPlace } from './matter-context.ts';
import { linksChanged, useLinks } from './use-links.ts';

/** Links that the tree of work below shows already. */
const belowLinks = belowLinkTypes.map((type) => `${type}.down`);

/** What this hangs together with: grouped by how, with suggestions to confirm or reject, and a way to add more. */
export function Links() {
  const texts = useTexts();
  const { t, derived } = texts;
  const { matter } = useMatterPlace();
  const links = useLinks(matter.key);
  const shown = [...useShownLinks(matter.kind), ...belowLinks];
  const told = (act: Promise<unknown>, text: string, undo?: () => void) =>
    act
      .then(() => toast(text, undo ? { undo } : {}))
      .catch((error: unknown) => toast(problemText(texts, error).title, { tone: 'danger' }))
      .finally(() => linksChanged(matter.key));
  const remove = (link: LinkValue) =>
    told(api.thread.unlink({ params: { id: link.id } }), t('matter.link.removed'), () => {
      void told(
        api.thread.link({
          body: { type: link.type, from: link.from, to: link.to, ...(link.note ? { note: link.note } : {}) },
        }),
        t('matter.link.added'),
      );
    });
  const decide = (link: LinkValue, decision: 'confirmed' | 'rejected') =>
    told(api.thread.decide({ params: { id: link.id }, body: { decision } }), t(`matter.link.${decision}`));
  const items = (links.data?.items ?? []).filter((i) => i.link.status !== 'rejected');
  const groups = new Map<string, typeof items>();
  for (const item of items) {
    const side =
      item.direction === 'beside' ? (item.link.from === matter.key ? 'down' : 'up') : item.direction;
    const name = `link.${item.link.type}.${side}`;
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return (
    <section className="rt-section" id="links" tabIndex={-1} aria-labelledby="links-label">
      <Heading level={2} data-size="2xs" id="links-label">
        {t('matter.links')}
      </Heading>
      {links.isPending ? <Loading lines={3} /> : null}
      {links.isError ? <Problem error={links.error} retry={() => void links.refetch()} /> : null}
      {links.isSuccess && items.length === 0 ? <p className="rt-faint">{t('matter.noLinks')}</p> : null}
      {[...groups].map(([name, group]) => (
        <details
          key={name}
          className="rt-link-group"
          open={
            !shown.includes(name.slice('link.'.length)) || group.some((i) => i.link.status === 'suggested')
          }
        >
          <summary>
            <h3>
              {derived(name)} <span className="rt-count">{group.length}</span>
            </h3>
          </summary>
          <ul>
            {group.map(({ link, other }) => (
              <li key={link.id} data-suggested={link.status === 'suggested'}>
                <NodeLink node={other} />
                {link.status === 'suggested' ? (
                  <span className="rt-suggested">
                    {t('matter.link.suggestion')}
                    {matter.mayLink ? (
                      <>
                        <Button
                          variant="tertiary"
                          data-size="sm"
                          icon
                          aria-label={t('matter.link.confirm', { key: other.key })}
                          onClick={() => decide(link, 'confirmed')}
                        >
                          <CheckmarkIcon aria-hidden />
                        </Button>
                        <Button
                          variant="tertiary"
                          data-size="sm"
                          icon
                          aria-label={t('matter.link.reject', { key: other.key })}
                          onClick={() => decide(link, 'rejected')}
                        >
                          <XMarkIcon aria-hidden />
                        </Button>
                      </>
                    ) : null}
                  </span>
                ) : matter.mayLink ? (
                  <Button
                    className="rt-on-hover"
                    variant="tertiary"
                    data-size="sm"
                    icon
                    aria-label={t('matter.link.remove', { key: other.key })}
                    onClick={() => void remove(link)}
                  >
                    <TrashIcon aria-hidden />
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {matter.mayLink ? <AddLink linked={items.map((i) => i.other.key)} /> : null}
    </section>
  );
}
