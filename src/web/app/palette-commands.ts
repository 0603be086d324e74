import { useNavigate } from 'react-router';
import { languages } from '../../domain/kernel/text.ts';
import { usePerson, useSession } from '../shared/session.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { useViews } from '../shared/views.ts';
import { features } from './features.ts';
import { useNavEntries } from './navigation.tsx';
import type { Choice } from './palette-choice.ts';
import { useLogout, useProfile } from './use-profile.ts';

/** Pages, saved views and actions, by their words. */
export function useCommands(onHelp: () => void): readonly Choice[] {
  const { t } = useTexts();
  const navigate = useNavigate();
  const entries = useNavEntries();
  const person = usePerson();
  const { permissions } = useSession();
  const change = useProfile();
  const logout = useLogout();
  const views = useViews();
  const go = t('common.palette.go');
  const act = t('common.palette.do');
  return [
    ...entries.map((e) => ({
      id: `go${e.to}`,
      group: go,
      label: t(e.label),
      ...(e.letter ? { hint: `g ${e.letter}` } : {}),
      run: () => navigate(e.to),
    })),
    ...(views.data?.items ?? []).map((v) => ({
      id: `view${v.id}`,
      group: t('search.nav.views'),
      label: v.name,
      run: () => navigate(v.address),
    })),
    ...features
      .flatMap((f) => [...(f.commands ?? [])])
      .filter((c) => !c.permission || permissions.includes(c.permission))
      .map((c) => ({ id: `do${c.to}`, group: act, label: t(c.label), run: () => navigate(c.to) })),
    ...(['light', 'dark', 'auto'] as const)
      .filter((x) => x !== person.theme)
      .map((x) => ({
        id: `theme${x}`,
        group: act,
        label: `${t('common.theme')}: ${t(`common.theme.${x}`)}`,
        run: () => change({ theme: x }),
      })),
    ...(['comfortable', 'compact'] as const)
      .filter((x) => x !== person.density)
      .map((x) => ({
        id: `density${x}`,
        group: act,
        label: `${t('common.density')}: ${t(`common.density.${x}`)}`,
        run: () => change({ density: x }),
      })),
    ...languages
      .filter((l) => l !== person.language)
      .map((l) => ({
        id: `language${l}`,
        group: act,
        label: `${t('common.language')}: ${t(`common.language.${l}`)}`,
        run: () => change({ language: l }),
      })),
    { id: 'help', group: act, label: t('common.shortcuts'), hint: '?', run: onHelp },
    { id: 'out', group: act, label: t('common.logOut'), run: logout },
  ];
}
