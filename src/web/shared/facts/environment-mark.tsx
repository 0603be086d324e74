import './facts.css';
import { useTexts } from '../texts/texts-context.ts';

/** The name of an environment. Production is filled and says so in words; every other is an outline. */
export function EnvironmentMark({
  name,
  production,
}: {
  readonly name: string;
  readonly production: boolean;
}) {
  const { t } = useTexts();
  return production ? (
    <span className="rt-env" data-production="true">
      {t('deliveries.production')}
    </span>
  ) : (
    <span className="rt-env">{name}</span>
  );
}
