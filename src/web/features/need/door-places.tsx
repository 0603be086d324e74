import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import { type DoorDestination, needProcess } from '../../../domain/need/index.ts';
import { useDirectory } from '../../shared/directory.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

type Audience = (typeof needProcess.fields.audience.choices)[number];

/** Where it is about, for whom, and what is drafted. Keys; empty where nothing is chosen. */
export interface Places {
  readonly product: string;
  readonly productGroup: string;
  readonly team: string;
  readonly organisation: string;
  readonly draft: 'epic' | 'issue' | 'none';
  readonly audience: Audience;
}

/** Nothing chosen: everybody may see it. */
export const emptyPlaces: Places = {
  product: '',
  productGroup: '',
  team: '',
  organisation: '',
  draft: 'epic',
  audience: 'public',
};

function Choose({
  id,
  label,
  value,
  fault,
  onChange,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly fault?: string | null;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Select
        id={id}
        value={value}
        aria-invalid={fault ? true : undefined}
        onChange={(e) => onChange(e.target.value)}
      >
        {children}
      </Select>
      {fault ? <ValidationMessage>{fault}</ValidationMessage> : null}
    </Field>
  );
}

/** The choices that the destination asks for, and those that every need has. */
export function DoorPlaces({
  to,
  inside,
  organisations,
  value,
  tried,
  onChange,
}: {
  readonly to: DoorDestination;
  readonly inside: boolean;
  readonly organisations: readonly NodeRefValue[];
  readonly value: Places;
  readonly tried: boolean;
  readonly onChange: (places: Places) => void;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const words = processTexts(texts, 'need');
  const directory = useDirectory().data;
  const set = (part: Partial<Places>) => onChange({ ...value, ...part });
  const none = <Select.Option value="">{t('common.none')}</Select.Option>;
  const option = (x: { readonly key: string; readonly title: string }) => (
    <Select.Option key={x.key} value={x.key}>
      {x.title}
    </Select.Option>
  );
  const all = directory?.organisations.filter((o) => !o.ownAgency) ?? [];
  return (
    <div className="rt-need-places">
      <Choose
        id="door-product"
        label={words.field('product')}
        value={value.product}
        onChange={(product) => set({ product })}
      >
        {none}
        {(directory?.products ?? []).map(option)}
      </Choose>
      {to === 'productGroup' ? (
        <Choose
          id="door-productGroup"
          label={t('need.door.group')}
          value={value.productGroup}
          fault={tried && !value.productGroup && !value.product ? t('need.door.groupMissing') : null}
          onChange={(productGroup) => set({ productGroup })}
        >
          {none}
          {(directory?.productGroups ?? []).map(option)}
        </Choose>
      ) : null}
      {to === 'team' ? (
        <>
          <Choose
            id="door-team"
            label={t('need.door.team')}
            value={value.team}
            fault={tried && !value.team ? t('need.door.teamMissing') : null}
            onChange={(team) => set({ team })}
          >
            {none}
            {(directory?.teams ?? []).map(option)}
          </Choose>
          <Choose
            id="door-draft"
            label={t('need.door.draft')}
            value={value.draft}
            onChange={(draft) => set({ draft: draft as Places['draft'] })}
          >
            {(['epic', 'issue', 'none'] as const).map((d) => (
              <Select.Option key={d} value={d}>
                {derived(`need.door.drafts.${d}`)}
              </Select.Option>
            ))}
          </Choose>
        </>
      ) : null}
      {inside ? (
        <Choose
          id="door-organisation"
          label={words.field('organisation')}
          value={value.organisation}
          onChange={(organisation) => set({ organisation })}
        >
          <Select.Option value="">{t('need.door.ourselves')}</Select.Option>
          {all.map(option)}
        </Choose>
      ) : organisations.length > 1 ? (
        <Choose
          id="door-organisation"
          label={words.field('organisation')}
          value={value.organisation}
          onChange={(organisation) => set({ organisation })}
        >
          {organisations.map(option)}
        </Choose>
      ) : null}
      <Choose
        id="door-audience"
        label={derived('field.audience')}
        value={value.audience}
        onChange={(audience) => set({ audience: audience as Audience })}
      >
        {needProcess.fields.audience.choices
          // Whoever is outside cannot choose away their own sight of it.
          .filter((a) =>
            inside ? a !== 'organisation' || value.organisation !== '' : a !== 'agency' && a !== 'team',
          )
          .map((a) => (
            <Select.Option key={a} value={a}>
              {words.choice('audience', a)}
            </Select.Option>
          ))}
      </Choose>
    </div>
  );
}
