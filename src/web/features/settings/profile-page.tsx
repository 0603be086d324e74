import { Heading } from '@digdir/designsystemet-react';
import { usePerson, useSession } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import './settings.css';

/** Who one is here: name, roles and where they are held. */
export function Component() {
  const { t, derived } = useTexts();
  const person = usePerson();
  const { roles, agency } = useSession();
  return (
    <SettingsPage title={t('settings.profile')}>
      <dl className="rt-profile">
        <dt>{t('settings.name')}</dt>
        <dd>{person.name}</dd>
        <dt>{t('settings.email')}</dt>
        <dd>{person.email ?? t('common.none')}</dd>
        <dt>{t('settings.language')}</dt>
        <dd>{t(`common.language.${person.language}`)}</dd>
      </dl>
      <p className="rt-faint">{t('settings.profileHint')}</p>
      <Heading level={2} data-size="2xs">
        {t('settings.myRoles')}
      </Heading>
      <ul className="rt-my-roles">
        {roles.map((r) => (
          <li key={`${r.role}${r.scope?.key ?? r.scopeName ?? ''}`}>
            <strong>{derived(`role.${r.role}`)}</strong>
            <span className="rt-faint">
              {' '}
              · {r.scope?.title ?? (r.scopeName ? derived(`process.${r.scopeName}.name`) : agency.name)}
            </span>
          </li>
        ))}
      </ul>
    </SettingsPage>
  );
}
