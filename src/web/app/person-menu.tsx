import {
  Avatar,
  Button,
  Divider,
  Dropdown,
  Field,
  Label,
  Select,
  Switch,
} from '@digdir/designsystemet-react';
import { useId } from 'react';
import { Link } from 'react-router';
import { languages } from '../../domain/kernel/text.ts';
import { usePerson, useSession } from '../shared/session.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { PublicLinks } from './public-links.tsx';
import { useLogout, useProfile } from './use-profile.ts';

/** Initials of a name: first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

const themes = ['auto', 'light', 'dark'] as const;
const densities = ['comfortable', 'compact'] as const;

/** Who one is, and how one wants it: language, theme, density, shortcuts; and out. */
export function PersonMenu() {
  const { t, derived } = useTexts();
  const id = useId();
  const person = usePerson();
  const { roles, mode } = useSession();
  const change = useProfile();
  const logout = useLogout();
  return (
    <>
      <Button variant="tertiary" data-size="sm" className="rt-person-button" popoverTarget={id}>
        <Avatar aria-hidden initials={initials(person.name)} data-size="xs" />
        <span className="rt-person-name">{person.name}</span>
        <span className="rt-sr">{t('common.personMenu')}</span>
      </Button>
      <Dropdown id={id} placement="bottom-end" className="rt-person-menu">
        <p className="rt-person-who">
          <strong>{person.name}</strong>
          <small>{[...new Set(roles.map((r) => derived(`role.${r.role}`)))].join(' · ')}</small>
          {mode === 'demo' ? <small>{t('common.demoMode')}</small> : null}
        </p>
        <Divider />
        <Field>
          <Label>{t('common.language')}</Label>
          <Select
            value={person.language}
            onChange={(e) => change({ language: e.target.value as (typeof languages)[number] })}
          >
            {languages.map((l) => (
              <Select.Option key={l} value={l} lang={l}>
                {t(`common.language.${l}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('common.theme')}</Label>
          <Select
            value={person.theme}
            onChange={(e) => change({ theme: e.target.value as (typeof themes)[number] })}
          >
            {themes.map((x) => (
              <Select.Option key={x} value={x}>
                {t(`common.theme.${x}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('common.density')}</Label>
          <Select
            value={person.density}
            onChange={(e) => change({ density: e.target.value as (typeof densities)[number] })}
          >
            {densities.map((x) => (
              <Select.Option key={x} value={x}>
                {t(`common.density.${x}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Switch
          label={t('common.singleKeys')}
          description={t('common.singleKeys.help')}
          checked={person.singleKeys}
          onChange={(e) => change({ singleKeys: e.target.checked })}
        />
        <Divider />
        <Button asChild variant="tertiary" data-size="sm">
          <Link to="/settings">{t('common.settings')}</Link>
        </Button>
        <PublicLinks />
        <Button variant="tertiary" data-size="sm" onClick={logout}>
          {t('common.logOut')}
        </Button>
      </Dropdown>
    </>
  );
}
