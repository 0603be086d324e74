import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { PlanValue } from '../../../contract/plan.ts';
import { api } from '../../shared/api/client.ts';
import { NodeParts } from '../../shared/parts.tsx';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { AddItems } from './add-items.tsx';
import { Comparison } from './comparison.tsx';
import { PlanForm } from './plan-form.tsx';
import { PlanTable } from './plan-table.tsx';
import { usePlan, usePlanAct, usePlanLive } from './use-plan.ts';
import '../../matter/matter.css';
import './plan.css';

/** Takes the list out as a document or workbook, in the language of those who are to read it. */
function Export({ list, edition }: { readonly list: PlanValue; readonly edition: number | null }) {
  const { t, derived } = useTexts();
  return (
    <Menu
      label={t('plan.export')}
      items={(
        [
          ['list.docx', 'plan.exportDocx'],
          ['list.xlsx', 'plan.exportXlsx'],
        ] as const
      ).flatMap(([file, label]) =>
        (['nb', 'nn', 'en'] as const).map((language) => ({
          id: `${file}-${language}`,
          label: t(label, { language: derived(`common.language.${language}`) }),
          run: () =>
            window.location.assign(
              `/api/v1/plans/${list.key}/${file}?language=${language}${edition === null ? '' : `&edition=${edition}`}`,
            ),
        })),
      )}
    />
  );
}

function Actions({ list, edition }: { readonly list: PlanValue; readonly edition: number | null }) {
  const { t } = useTexts();
  const act = usePlanAct();
  const [dialog, setDialog] = useState<'freeze' | 'reopen' | 'change' | null>(null);
  const close = () => setDialog(null);
  const edits = list.mayEdit && edition === null;
  return (
    <>
      <NodeParts place="head" node={{ key: list.key, kind: 'planList' }} />
      <Export list={list} edition={edition} />
      {edits && list.state === 'open' ? (
        <>
          <Button variant="secondary" data-size="sm" onClick={() => setDialog('change')}>
            {t('plan.change')}
          </Button>
          {list.items.length > 0 ? (
            <Button data-size="sm" onClick={() => setDialog('freeze')}>
              {t('plan.freeze')}
            </Button>
          ) : null}
        </>
      ) : null}
      {edits && list.state === 'frozen' ? (
        <Button data-size="sm" onClick={() => setDialog('reopen')}>
          {t('plan.reopen')}
        </Button>
      ) : null}
      {dialog === 'change' ? <PlanForm list={list} onClose={close} /> : null}
      {dialog === 'freeze' ? (
        <Prompt
          heading={t('plan.freeze')}
          action={t('plan.freeze')}
          onClose={close}
          onDone={async () => {
            // Whoever freezes, freezes what they have seen: a list that has changed is shown first.
            const done = await act(
              list,
              (now) => api.plan.freeze({ params: { key: list.key }, version: now.version }),
              () => false,
            );
            if (done) toast(t('plan.frozen', { edition: done.edition }));
            return null;
          }}
        >
          <p>{t('plan.freezeText')}</p>
        </Prompt>
      ) : null}
      {dialog === 'reopen' ? (
        <Prompt
          heading={t('plan.reopen')}
          label={t('plan.reopenReason')}
          required
          action={t('plan.reopen')}
          onClose={close}
          onDone={async (reason) => {
            const done = await act(list, (now) =>
              api.plan.reopen({ params: { key: list.key }, body: { reason }, version: now.version }),
            );
            if (done) toast(t('plan.reopened', { edition: done.edition }));
            return null;
          }}
        >
          <p>{t('plan.reopenText')}</p>
        </Prompt>
      ) : null}
    </>
  );
}

/** Editions that were frozen, each a way to read it, and why the next was begun. */
function Editions({ list }: { readonly list: PlanValue }) {
  const { t, shortDay } = useTexts();
  if (list.editions.length === 0) return null;
  const day = (at: string) => shortDay(at.slice(0, 10));
  return (
    <details className="rt-editions">
      <summary>
        {t('plan.editions')}: {list.editions.length}
      </summary>
      <ul>
        <li>
          <Link to={`/plans/${list.key}`}>{t('plan.editionNow', { edition: list.edition })}</Link>
        </li>
        {list.editions.map((e) => (
          <li key={e.edition}>
            <Link to={`/plans/${list.key}?edition=${e.edition}`}>
              {t('plan.editionFrozen', {
                edition: e.edition,
                day: day(e.frozenAt),
                name: e.frozenBy.name,
              })}
            </Link>
            {e.reopened ? (
              <span className="rt-faint">
                {' '}
                {t('plan.reopenedBecause', {
                  day: day(e.reopened.at),
                  name: e.reopened.by.name,
                  reason: e.reopened.reason,
                })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Live({ listKey, read }: { readonly listKey: string; readonly read: number }) {
  const { t, list } = useTexts();
  const { who, show } = usePlanLive(listKey, read);
  return (
    <div role="status" className="rt-live">
      {who.length > 0 ? (
        <>
          <span>{t('plan.live', { who: list(who) })}</span>
          <Button data-size="sm" variant="secondary" onClick={show}>
            {t('plan.liveShow')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

function Loaded({
  list,
  read,
  edition,
}: {
  readonly list: PlanValue;
  readonly read: number;
  readonly edition: number | null;
}) {
  const { t, derived, shortDay } = useTexts();
  const may = useMay('plan.edit');
  const [comparing, setComparing] = useState(false);
  const frozen = list.state === 'frozen';
  const edits = may && list.mayEdit && !frozen && edition === null;
  const last = list.editions[0];
  const against = edition ?? (frozen ? list.edition : last?.edition);
  const current = list.editions.find((e) => e.edition === list.edition);
  return (
    <Page
      wide
      title={list.title}
      crumbs={[
        { label: t('portfolio.title'), to: '/portfolio' },
        { label: t('plan.title'), to: '/plans' },
        { label: list.key },
      ]}
      titleLang={list.language}
      lead={
        <>
          <span className="rt-key">{list.key}</span> · {derived(`plan.type.${list.type}`)} {list.year} ·{' '}
          {t('plan.edition', { edition: list.edition })} · {derived(`plan.state.${list.state}`)}
        </>
      }
      actions={<Actions list={list} edition={edition} />}
    >
      <Live listKey={list.key} read={read} />
      {frozen ? (
        <p className="rt-frozen-note">
          {t('plan.frozenNote', { day: current ? shortDay(current.frozenAt.slice(0, 10)) : '' })}
        </p>
      ) : null}
      {list.introduction ? (
        <Markdown text={list.introduction} lang={list.language} />
      ) : edits ? (
        <p className="rt-faint">{t('plan.introductionNone')}</p>
      ) : null}
      <Editions list={list} />
      {against !== undefined ? (
        <p>
          <Button
            variant="secondary"
            data-size="sm"
            aria-expanded={comparing}
            onClick={() => setComparing(!comparing)}
          >
            {t(comparing ? 'plan.compareHide' : 'plan.compare')}
          </Button>
        </p>
      ) : null}
      {comparing && against !== undefined ? <Comparison listKey={list.key} edition={against} /> : null}
      {edits ? <AddItems list={list} /> : null}
      <PlanTable list={list} edits={edits} />
      <NodeParts place="foot" node={{ key: list.key, kind: 'planList' }} />
    </Page>
  );
}

/** One list: its initiatives in order, sums, and what goes out. `?edition=` reads a frozen one. */
export function Component() {
  const { key = '' } = useParams();
  const [params] = useSearchParams();
  const edition = Number(params.get('edition')) || null;
  const list = usePlan(key.toUpperCase(), edition);
  if (list.data)
    return (
      <Loaded
        key={`${list.data.key}-${edition}`}
        list={list.data}
        read={list.dataUpdatedAt}
        edition={edition}
      />
    );
  return (
    <Page title={key}>
      {list.isPending ? (
        <Loading lines={8} />
      ) : (
        <Problem error={list.error} retry={() => void list.refetch()} />
      )}
    </Page>
  );
}
