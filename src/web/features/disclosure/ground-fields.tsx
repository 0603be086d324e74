import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type GroundId, groundOf, grounds } from '../../../domain/disclosure/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

interface GroundFieldsProps {
  readonly ground: GroundId | '';
  readonly provision: string;
  readonly onGround: (ground: GroundId | '') => void;
  readonly onProvision: (provision: string) => void;
}

/** By which ground, and where in the section. */
export function GroundFields({ ground, provision, onGround, onProvision }: GroundFieldsProps) {
  const { t, derived } = useTexts();
  const secrecy = ground !== '' && groundOf(ground)?.secrecy === true;
  return (
    <>
      <Field>
        <Label>{t('disclosure.ground')}</Label>
        <Select value={ground} onChange={(e) => onGround(e.target.value as GroundId | '')}>
          <Select.Option value="">{t('disclosure.chooseGround')}</Select.Option>
          {grounds.map((g) => (
            <Select.Option key={g.id} value={g.id}>
              {t('disclosure.groundOption', {
                section: g.section,
                title: derived(`disclosure.ground.${g.id}`),
              })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Textfield
        label={t(secrecy ? 'disclosure.provisionSecrecy' : 'disclosure.provision')}
        description={t('disclosure.provisionHelp')}
        value={provision}
        maxLength={200}
        required={secrecy}
        onChange={(e) => onProvision(e.target.value)}
      />
    </>
  );
}
