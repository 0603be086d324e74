import type { AccessibilityInput } from '../../../contract/public.ts';
import { accessibilityStatement as statement } from '../../../domain/handbook/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Contact } from './contact.tsx';
import { Layout } from './layout.tsx';

const tips = 'https://www.uutilsynet.no/';
const complaints = 'https://www.diskrimineringsnemnda.no/';

/** The accessibility statement: how far the product meets the law, what it does not, and who to tell. */
export function AccessibilityPage({
  input,
  texts,
}: {
  readonly input: AccessibilityInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { site } = input;
  const { agency } = site;
  return (
    <Layout
      input={input}
      texts={texts}
      title={t('public.accessibility.title')}
      lead={t('public.accessibility.lead', { agency })}
      steps={[{ label: t('public.accessibility.title') }]}
    >
      <section className="pub-text">
        <h2 className="ds-heading" data-size="xs">
          {t('public.accessibility.state')}
        </h2>
        <p>
          <strong>
            {t(`public.accessibility.conformance.${statement.conformance}`, { standard: statement.standard })}
          </strong>
        </p>
        <p>{t('public.accessibility.law')}</p>
      </section>
      <section className="pub-text">
        <h2 className="ds-heading" data-size="xs">
          {t('public.accessibility.exceptions')}
        </h2>
        <ul>
          {statement.exceptions.map((e) => (
            <li key={e.id}>
              {t(`public.accessibility.exception.${e.id}`)}{' '}
              <span className="pub-faint">
                {t('public.accessibility.criterion', { criterion: e.criterion })}{' '}
                {t(`public.accessibility.cause.${e.cause}`)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="pub-text">
        <h2 className="ds-heading" data-size="xs">
          {t('public.accessibility.tell')}
        </h2>
        <p>
          {t('public.accessibility.tellText')} <Contact site={site} texts={texts} />
        </p>
        <p>
          {t('public.accessibility.supervision')}{' '}
          <a href={tips}>{t('public.accessibility.supervisionLink')}</a>.{' '}
          {t('public.accessibility.complaint')}{' '}
          <a href={complaints}>{t('public.accessibility.complaintLink')}</a>.
        </p>
      </section>
      <section className="pub-text">
        <h2 className="ds-heading" data-size="xs">
          {t('public.accessibility.how')}
        </h2>
        <ul>
          {statement.methods.map((m) => (
            <li key={m}>{t(`public.accessibility.method.${m}`)}</li>
          ))}
        </ul>
        <p>{t('public.accessibility.assessed', { day: texts.day(statement.assessedOn) })}</p>
        {site.accessibilityUrl === null ? null : (
          <p>
            <a href={site.accessibilityUrl}>{t('public.accessibility.official', { agency })}</a>
          </p>
        )}
      </section>
    </Layout>
  );
}
