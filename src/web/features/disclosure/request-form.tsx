import { Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type DisclosurePart, disclosureParts } from '../../../domain/disclosure/index.ts';
import { type Language, languages } from '../../../domain/kernel/text.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** What is asked for. `time` `HH:MM` in the agency's zone, empty: the end of the day. */
export interface Asked {
  readonly day: string;
  readonly time: string;
  readonly language: Language;
  readonly parts: readonly DisclosurePart[];
}

/** As of when, what goes along, and in which language the document speaks. */
export function RequestForm({
  asked,
  onAsked,
}: {
  readonly asked: Asked;
  readonly onAsked: (asked: Asked) => void;
}) {
  const { t, today } = useTexts();
  return (
    <fieldset className="rt-panel rt-disclosure-request">
      <legend>{t('disclosure.request')}</legend>
      <div className="rt-disclosure-when">
        <Textfield
          type="date"
          label={t('disclosure.day')}
          max={today()}
          value={asked.day}
          onChange={(e) => onAsked({ ...asked, day: e.target.value })}
        />
        <Textfield
          type="time"
          label={t('disclosure.time')}
          value={asked.time}
          onChange={(e) => onAsked({ ...asked, time: e.target.value.slice(0, 5) })}
        />
        <Field>
          <Label>{t('disclosure.language')}</Label>
          <Select
            value={asked.language}
            onChange={(e) => onAsked({ ...asked, language: e.target.value as Language })}
          >
            {languages.map((l) => (
              <Select.Option key={l} value={l}>
                {t(`disclosure.language.${l}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <Fieldset>
        <Fieldset.Legend>{t('disclosure.parts')}</Fieldset.Legend>
        <div className="rt-disclosure-parts">
          {disclosureParts.map((p) => (
            <Checkbox
              key={p}
              data-size="sm"
              label={t(`disclosure.part.${p}`)}
              checked={asked.parts.includes(p)}
              onChange={(e) =>
                onAsked({
                  ...asked,
                  parts: disclosureParts.filter((x) =>
                    x === p ? e.target.checked : asked.parts.includes(x),
                  ),
                })
              }
            />
          ))}
        </div>
      </Fieldset>
    </fieldset>
  );
}
