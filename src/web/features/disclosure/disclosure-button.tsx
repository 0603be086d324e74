import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useNavigate } from 'react-router';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useMayAny } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';

/** What is seldom done with a matter, for those who may: giving it out, and erasing from its history. */
export function Part({ matter, narrow }: MatterPartProps) {
  const { t } = useTexts();
  const may = useMayAny();
  const navigate = useNavigate();
  const to = (page: string) => () => navigate(`/matters/${encodeURIComponent(matter.key)}/${page}`);
  const items = [
    ...(may('disclosure.make')
      ? [{ id: 'disclosure', label: t('disclosure.menuOpen'), run: to('disclosure') }]
      : []),
    ...(may('disclosure.erase')
      ? [{ id: 'erasure', label: t('disclosure.menuErase'), run: to('erasure') }]
      : []),
  ];
  if (narrow || items.length === 0) return null;
  return (
    <Menu
      label={<MenuElipsisHorizontalIcon aria-hidden />}
      name={t('disclosure.menu')}
      button={{ variant: 'tertiary' }}
      items={items}
    />
  );
}
