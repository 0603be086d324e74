import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PersonDataValue } from '../../../contract/personal.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useMay, usePerson } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { PersonCommands } from './person-commands.tsx';
import { PersonMentions } from './person-mentions.tsx';
import './disclosure.css';

/** Rows shown of each list; the files have them all. */
const shown = 50;

function Part({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const { number } = useTexts();
  if (count === 0) return null;
  return (
    <details className="rt-held">
      <summary>
        {title} ({number(count)})
      </summary>
      {children}
    </details>
  );
}

function Held({ data }: { readonly data: PersonDataValue }) {
  const { t, derived, instant } = useTexts();
  const to = (key: string) => <Link to={`/matters/${encodeURIComponent(key)}`}>{key}</Link>;
  return (
    <>
      <Part title={t('disclosure.person.roles')} count={data.roles.length}>
        <ul>
          {data.roles.slice(0, shown).map((r) => (
            <li key={`${r.role}${r.place}${r.from}`}>
              {derived(`role.${r.role}`)} {r.place ?? ''}{' '}
              <span className="rt-faint">
                {instant(r.from)} – {r.to ? instant(r.to) : ''}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('disclosure.person.matters')} count={data.matters.length}>
        <ul>
          {data.matters.slice(0, shown).map((m) => (
            <li key={`${m.key}${m.as}`}>
              {to(m.key)} {m.title} <span className="rt-faint">{t(`disclosure.person.as.${m.as}`)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('disclosure.person.comments')} count={data.comments.length}>
        <ul>
          {data.comments.slice(0, shown).map((c) => (
            <li key={`${c.key}${c.at}`}>
              {to(c.key)} <span className="rt-faint">{instant(c.at)}</span>{' '}
              {c.text ?? t('disclosure.people.erasedComment')}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('disclosure.person.support')} count={data.support.length}>
        <ul>
          {data.support.slice(0, shown).map((s) => (
            <li key={`${s.key}${s.at}`}>
              {to(s.key)} <span className="rt-faint">{instant(s.at)}</span> {s.why}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('disclosure.person.logins')} count={data.logins.length}>
        <ul>
          {data.logins.slice(0, shown).map((l) => (
            <li key={l.from + l.until}>
              {instant(l.from)} – {instant(l.seenAt)} <span className="rt-faint">{l.program ?? ''}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('disclosure.person.tokens')} count={data.tokens.length}>
        <ul>
          {data.tokens.slice(0, shown).map((k) => (
            <li key={k.name + k.createdAt}>
              {k.name} <span className="rt-faint">{instant(k.createdAt)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('disclosure.person.elsewhere')} count={data.elsewhere.length}>
        <ul>
          {data.elsewhere.map((e) => (
            <li key={e.place}>
              <code>{e.place}</code>: {e.count}
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** What a duty names by a word of the program rather than by a key or a title. */
const names: Partial<Record<PersonDataValue['duties'][number]['code'], (word: string) => string>> = {
  role: (role) => `role.${role}`,
  process: (kind) => `process.${kind}.name`,
};

/** What is held on one person, what must be taken over, and taking the person out. */
export function Component() {
  const { t, derived, list, instant, number } = useTexts();
  const id = Number(useParams().id);
  const me = usePerson();
  const [mayLeave, mayErase] = [useMay('directory.edit'), useMay('disclosure.erase')];
  const [doing, setDoing] = useState<'leave' | 'anonymise' | null>(null);
  const held = useQuery({
    queryKey: ['person-data', id],
    queryFn: ({ signal }) => api.personal.data({ params: { id }, signal }),
  });
  const data = held.data;
  const p = data?.person;
  return (
    <SettingsPage
      title={p?.name ?? t('disclosure.people.title')}
      lead={p ? t('disclosure.people.holds', { name: p.name }) : undefined}
      actions={
        p && p.anonymisedAt === null ? (
          <>
            {mayLeave && p.leftAt === null && p.id !== me.id ? (
              <Button data-size="sm" variant="secondary" onClick={() => setDoing('leave')}>
                {t('disclosure.people.leave')}
              </Button>
            ) : null}
            {mayErase && p.leftAt !== null && data.duties.length === 0 ? (
              <Button data-size="sm" data-color="danger" onClick={() => setDoing('anonymise')}>
                {t('disclosure.people.anonymise')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {held.isPending ? <Loading lines={6} /> : null}
      {held.isError ? <Problem error={held.error} retry={() => void held.refetch()} /> : null}
      {data && p ? (
        <>
          <dl className="rt-held-facts">
            <dt>{t('disclosure.person.number')}</dt>
            <dd>{p.id}</dd>
            <dt>{t('disclosure.person.email')}</dt>
            <dd>{p.email ?? t('common.unset')}</dd>
            <dt>{t('disclosure.person.createdAt')}</dt>
            <dd>{instant(p.createdAt)}</dd>
            {p.leftAt ? (
              <>
                <dt>{t('disclosure.person.leftAt')}</dt>
                <dd>{instant(p.leftAt)}</dd>
              </>
            ) : null}
            {p.anonymisedAt ? (
              <>
                <dt>{t('disclosure.person.anonymisedAt')}</dt>
                <dd>{instant(p.anonymisedAt)}</dd>
              </>
            ) : null}
            <dt>{t('disclosure.person.events')}</dt>
            <dd>{number(data.events)}</dd>
          </dl>
          <p className="rt-held-files">
            {(['json', 'xlsx'] as const).map((f) => (
              <a key={f} href={`/api/v1/people/${id}/data/${f}`} download>
                {t(`disclosure.people.file.${f}`)}
              </a>
            ))}
          </p>
          {p.anonymisedAt === null ? (
            <section aria-labelledby="duties-label">
              <Heading level={2} data-size="2xs" id="duties-label">
                {t('disclosure.people.duties')}
              </Heading>
              {data.duties.length === 0 ? (
                <p className="rt-faint">{t('disclosure.people.dutiesNone')}</p>
              ) : (
                <ul>
                  {data.duties.map((d) => (
                    <li key={d.code}>
                      {t(`disclosure.duty.${d.code}`)} ({number(d.count)}):{' '}
                      {list(
                        d.where.map((w) => {
                          const key = names[d.code]?.(w);
                          return key ? derived(key) : w;
                        }),
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          ) : null}
          <Held data={data} />
          {p.anonymisedAt === null ? <PersonMentions id={id} /> : null}
          {doing ? (
            <PersonCommands
              doing={doing}
              person={p}
              onDone={(after) => queryClient.setQueryData(['person-data', id], after)}
              onClose={() => setDoing(null)}
            />
          ) : null}
        </>
      ) : null}
    </SettingsPage>
  );
}
