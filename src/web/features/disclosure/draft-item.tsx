import { Button } from '@digdir/designsystemet-react';
import type { DisclosureItemValue } from '../../../contract/disclosure.ts';
import { groundOf, type Redaction, redacted } from '../../../domain/disclosure/index.ts';
import { languageTags } from '../../../texts/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import type { KeptRedaction } from './redactions.ts';

interface DraftItemProps {
  readonly item: DisclosureItemValue;
  readonly redactions: readonly KeptRedaction[];
  readonly onRedact: () => void;
  readonly onUndo: (redaction: Redaction) => void;
}

/** One piece of the draft as it would be given out; a black field tells its ground, and is taken away by a click. */
export function DraftItem({ item, redactions, onRedact, onUndo }: DraftItemProps) {
  const { t, tag } = useTexts();
  const side = (part: 'head' | 'text') =>
    redacted(item, part, redactions).map((p, n) => {
      // Pieces have no names of their own, and their order is what they are.
      const key = `${part}${n}`;
      if ('text' in p) return <span key={key}>{p.text}</span>;
      const section = groundOf(p.redaction.ground)?.section ?? 0;
      const words = item[part].slice(p.redaction.from ?? 0, p.redaction.to ?? item[part].length);
      return (
        <button
          key={key}
          type="button"
          className="rt-black"
          title={words}
          aria-label={t('disclosure.undoNamed', { section, words })}
          onClick={() => onUndo(p.redaction)}
        >
          § {section}
        </button>
      );
    });
  return (
    <li className="rt-draft-item">
      <div className="rt-draft-head">
        <strong>{side('head')}</strong>
        <Button
          data-size="sm"
          variant="tertiary"
          aria-label={t('disclosure.redactNamed', { name: item.head })}
          onClick={onRedact}
        >
          {t('disclosure.redact')}
        </Button>
      </div>
      {item.text ? (
        <p className="rt-draft-text" lang={item.lang ? languageTags[item.lang] : tag}>
          {side('text')}
        </p>
      ) : null}
    </li>
  );
}
