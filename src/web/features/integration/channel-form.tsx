import { Checkbox, Field, Fieldset, Label, Select, Switch, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ChannelValue } from '../../../contract/channels.ts';
import {
  type ChannelTool,
  channelTools,
  type Happening,
  happenings,
  usualHappenings,
} from '../../../domain/integration/index.ts';
import { type Language, languages } from '../../../domain/kernel/text.ts';
import { type ProcessKind, processKinds } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { usePerson } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { placesQuery, reloadChannels } from './channel-queries.ts';
import './integration.css';

interface ChannelFormProps {
  /** Absent: a new one. */
  readonly channel?: ChannelValue;
  /** The place that a new one is for, until another is chosen. */
  readonly place?: string | null;
  readonly onSaved: (channel: ChannelValue) => void;
  readonly onClose: () => void;
}

/** In place of a key: all of the agency. */
const agencyWide = '*';
const toggled = <T,>(list: readonly T[], item: T, on: boolean): readonly T[] =>
  on ? [...list, item] : list.filter((x) => x !== item);

/** Connects a channel, or changes one: where to, about what, when, and in which language. */
export function ChannelForm({ channel, place: givenPlace, onSaved, onClose }: ChannelFormProps) {
  const texts = useTexts();
  const { t, derived } = texts;
  const me = usePerson();
  const id = useId();
  const places = useQuery(placesQuery);
  const [name, setName] = useState(channel?.name ?? '');
  const [tool, setTool] = useState<ChannelTool>(channel?.tool ?? 'slack');
  const [address, setAddress] = useState('');
  const [place, setPlace] = useState(channel ? (channel.place?.key ?? agencyWide) : (givenPlace ?? ''));
  const [when, setWhen] = useState<readonly Happening[]>(
    (channel?.happenings as Happening[] | undefined) ?? usualHappenings,
  );
  const [kinds, setKinds] = useState<readonly ProcessKind[]>((channel?.kinds ?? []) as ProcessKind[]);
  const [language, setLanguage] = useState<Language>(channel?.language ?? (me.language as Language));
  const [words, setWords] = useState(channel?.words ?? true);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!name.trim() || (!channel && !address.trim()) || place === '')
      return setFault(t('integration.fillInChannel'));
    if (when.length === 0) return setFault(t('integration.chooseHappening'));
    setBusy(true);
    const body = {
      name: name.trim(),
      tool,
      place: place === agencyWide ? null : place,
      kinds: [...kinds],
      happenings: [...when],
      language,
      words,
      ...(address.trim() ? { address: address.trim() } : {}),
    };
    try {
      const saved = channel
        ? await api.channel.edit({ params: { id: channel.id }, body, version: channel.version })
        : await api.channel.create({ body: { ...body, address: address.trim() } });
      reloadChannels();
      onSaved(saved);
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
      setBusy(false);
    }
  };
  const groups = (['productGroup', 'team', 'product'] as const)
    .map((kind) => ({ kind, items: (places.data?.items ?? []).filter((p) => p.kind === kind) }))
    .filter((g) => g.items.length > 0);
  return (
    <FormDialog
      heading={t(channel ? 'integration.change' : 'integration.newChannel')}
      action={t('common.save')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field>
        <Label>{t('integration.tool')}</Label>
        <Select
          aria-describedby={`${id}-tool`}
          value={tool}
          onChange={(e) => setTool(e.target.value as ChannelTool)}
        >
          {channelTools.map((x) => (
            <Select.Option key={x} value={x}>
              {t(`integration.tool.${x}`)}
            </Select.Option>
          ))}
        </Select>
        <p className="rt-faint rt-small" id={`${id}-tool`}>
          {t(`integration.toolHelp.${tool}`)}
        </p>
      </Field>
      <Textfield
        label={t('integration.channelName')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(e) => setName(e.target.value)}
      />
      <Textfield
        label={t('integration.address')}
        description={
          channel ? t('integration.addressKept', { address: channel.address }) : t('integration.addressHelp')
        }
        type="url"
        value={address}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        onChange={(e) => setAddress(e.target.value)}
      />
      <Field>
        <Label>{t('integration.place')}</Label>
        <Select aria-describedby={`${id}-place`} value={place} onChange={(e) => setPlace(e.target.value)}>
          {place === '' ? <Select.Option value="">{t('integration.placeChoose')}</Select.Option> : null}
          {places.data?.agency ? (
            <Select.Option value={agencyWide}>{t('integration.placeAgency')}</Select.Option>
          ) : null}
          {groups.map((g) => (
            <Select.Optgroup key={g.kind} label={processTexts(texts, g.kind).name}>
              {g.items.map((p) => (
                <Select.Option key={p.key} value={p.key}>
                  {p.title}
                </Select.Option>
              ))}
            </Select.Optgroup>
          ))}
        </Select>
        <p className="rt-faint rt-small" id={`${id}-place`}>
          {t('integration.placeHelp')}
        </p>
      </Field>
      <Fieldset>
        <Fieldset.Legend>{t('integration.happenings')}</Fieldset.Legend>
        <div className="rt-choices" data-long>
          {happenings.map((h) => (
            <Checkbox
              key={h}
              data-size="sm"
              label={t(`integration.happening.${h}`)}
              checked={when.includes(h)}
              onChange={(e) => setWhen(toggled(when, h, e.target.checked))}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('integration.kinds')}</Fieldset.Legend>
        <Fieldset.Description>{t('integration.noneIsAll')}</Fieldset.Description>
        <div className="rt-choices">
          {processKinds.map((k) => (
            <Checkbox
              key={k}
              data-size="sm"
              label={processTexts(texts, k).name}
              checked={kinds.includes(k)}
              onChange={(e) => setKinds(toggled(kinds, k, e.target.checked))}
            />
          ))}
        </div>
      </Fieldset>
      <Field>
        <Label>{t('integration.channelLanguage')}</Label>
        <Select value={language} onChange={(e) => setLanguage(e.target.value as Language)}>
          {languages.map((l) => (
            <Select.Option key={l} value={l}>
              {derived(`common.language.${l}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Switch
        label={t('integration.words')}
        description={t('integration.wordsHelp')}
        checked={words}
        onChange={(e) => setWords(e.target.checked)}
      />
    </FormDialog>
  );
}
