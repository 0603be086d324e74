import { Button } from '@digdir/designsystemet-react';
import { MagnifyingGlassIcon, QuestionmarkCircleIcon } from '@navikt/aksel-icons';
import { TopBarParts } from '../shared/parts.tsx';
import { useTexts } from '../shared/texts/texts-context.ts';
import { PersonMenu } from './person-menu.tsx';

interface TopBarProps {
  readonly placeRef: (element: HTMLElement | null) => void;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** Where one is, search, help and who one is. */
export function TopBar({ placeRef, onSearch, onHelp }: TopBarProps) {
  const { t } = useTexts();
  return (
    <header className="rt-top">
      <div ref={placeRef} className="rt-place" />
      <button type="button" className="rt-search" onClick={onSearch}>
        <MagnifyingGlassIcon aria-hidden />
        <span>{t('common.searchPrompt')}</span>
        <kbd>/</kbd>
      </button>
      <Button
        variant="tertiary"
        data-size="sm"
        icon
        aria-label={t('common.shortcuts')}
        className="rt-top-help"
        onClick={onHelp}
      >
        <QuestionmarkCircleIcon aria-hidden fontSize="1.35rem" />
      </Button>
      <TopBarParts />
      <PersonMenu />
    </header>
  );
}
