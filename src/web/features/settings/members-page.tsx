import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MembershipValue } from '../../../contract/directory.ts';
import { membershipRoles } from '../../../domain/kernel/roles.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { DayText } from '../../shared/ui/when.tsx';
import { GrantRole } from './grant-role.tsx';
import './settings.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** Who holds which role where; those who may, give and take roles. */
export function Component() {
  const texts = useTexts();
  const { t, derived } = texts;
  const { agency } = useSession();
  const mayEdit = useMay('directory.edit');
  const [params, setParams] = useSearchParams();
  const role = params.get('role') ?? '';
  const [granting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<MembershipValue | null>(null);
  const members = useInfiniteQuery({
    queryKey: ['memberships', role],
    queryFn: ({ pageParam, signal }) =>
      api.directory.memberships({
        query: { limit: 100, ...(role ? { role } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = (members.data?.pages ?? []).flatMap((p) => p.items);
  const place = (m: MembershipValue) =>
    m.scope?.title ?? (m.scopeName ? derived(`process.${m.scopeName}.name`) : agency.name);
  const reload = () => void queryClient.invalidateQueries({ queryKey: ['memberships'] });
  return (
    <SettingsPage
      title={t('settings.members')}
      lead={t('settings.membersLead')}
      actions={
        mayEdit ? (
          <Button data-size="sm" onClick={() => setGranting(true)}>
            <PlusIcon aria-hidden />
            {t('settings.grant')}
          </Button>
        ) : null
      }
    >
      <Field className="rt-role-filter">
        <Label>{t('settings.role')}</Label>
        <Select
          value={role}
          onChange={(e) => setParams(e.target.value ? { role: e.target.value } : {}, { replace: true })}
        >
          <Select.Option value="">{t('settings.allRoles')}</Select.Option>
          {Object.keys(membershipRoles).map((r) => (
            <Select.Option key={r} value={r}>
              {derived(`role.${r}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {members.isPending ? <Loading /> : null}
      {members.isError ? <Problem error={members.error} retry={() => void members.refetch()} /> : null}
      {members.isSuccess && rows.length === 0 ? <p className="rt-faint">{t('settings.noMembers')}</p> : null}
      {rows.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('settings.members')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('settings.name')}</th>
                <th scope="col">{t('settings.role')}</th>
                <th scope="col">{t('settings.where')}</th>
                <th scope="col">{t('settings.from')}</th>
                <th scope="col">{t('settings.to')}</th>
                {mayEdit ? (
                  <th scope="col">
                    <span className="rt-sr">{t('settings.takeRole')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((m) => (
                <tr key={m.id}>
                  <th scope="row">{m.person.name}</th>
                  <td>{derived(`role.${m.role}`)}</td>
                  <td>{place(m)}</td>
                  <td>
                    <DayText day={m.from.slice(0, 10)} />
                  </td>
                  <td>{m.to ? <DayText day={m.to.slice(0, 10)} /> : t('settings.openEnded')}</td>
                  {mayEdit ? (
                    <td>
                      <Button
                        variant="tertiary"
                        data-size="sm"
                        onClick={() => setRevoking(m)}
                        aria-label={t('settings.takeNamed', {
                          role: derived(`role.${m.role}`),
                          name: m.person.name,
                        })}
                      >
                        {t('settings.takeRole')}
                      </Button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {members.hasNextPage ? (
        <p>
          <Button
            variant="secondary"
            data-size="sm"
            loading={members.isFetchingNextPage}
            onClick={() => void members.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        </p>
      ) : null}
      {granting ? <GrantRole onClose={() => setGranting(false)} onDone={reload} /> : null}
      {revoking ? (
        <Prompt
          heading={t('settings.takeNamed', {
            role: derived(`role.${revoking.role}`),
            name: revoking.person.name,
          })}
          action={t('settings.takeRole')}
          danger
          onClose={() => setRevoking(null)}
          onDone={async () => {
            try {
              await api.directory.revoke({ params: { id: revoking.id } });
              toast(t('settings.taken'));
              reload();
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            }
          }}
        >
          <p>{place(revoking)}</p>
        </Prompt>
      ) : null}
    </SettingsPage>
  );
}
