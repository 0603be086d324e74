import { Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { usePerson } from '../shared/session.ts';
import { activeShortcuts, useShortcut } from '../shared/shortcuts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { PublicLinks } from './public-links.tsx';

function Keys({ keys }: { readonly keys: string }) {
  const mac = /Mac/.test(navigator.userAgent);
  const parts = keys.split(' ').map((k) => k.replace('mod+', mac ? '⌘ ' : 'Ctrl '));
  return (
    <>
      {parts.map((k, i) => (
        <kbd key={`${k}-${i === 0 ? 'a' : 'b'}`}>{k}</kbd>
      ))}
    </>
  );
}

/** All shortcuts that work on this page (`?`). */
export function ShortcutsHelp({
  open,
  onOpen,
}: {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const { t } = useTexts();
  const { singleKeys } = usePerson();
  useShortcut('?', 'common.shortcuts', () => onOpen(true));
  return (
    <Dialog
      open={open}
      onClose={() => onOpen(false)}
      closeButton={t('common.close')}
      closedby="any"
      className="rt-help"
    >
      <Heading level={2} data-size="xs">
        {t('common.shortcuts')}
      </Heading>
      <Paragraph>{singleKeys ? t('common.shortcuts.on') : t('common.shortcuts.off')}</Paragraph>
      <dl>
        {open
          ? activeShortcuts().map((s) => (
              <div key={s.keys}>
                <dt>
                  <Keys keys={s.keys} />
                </dt>
                <dd>{t(s.label)}</dd>
              </div>
            ))
          : null}
      </dl>
      <PublicLinks />
    </Dialog>
  );
}
