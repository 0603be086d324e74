import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { NodeRefValue } from '../../../contract/common.ts';
import { ConflictNote } from '../../matter/fields/conflict-note.tsx';
import { SprintInput } from '../../matter/fields/sprint-input.tsx';
import { useMatterPlace } from '../../matter/matter-context.ts';
import { useSave } from '../../matter/use-save.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { planningQuery } from './sprint-queries.ts';

/** The sprint of an issue, among the facts: only where its team works in sprints, or when it has been in one. */
export function Part() {
  const { t } = useTexts();
  const { matter, definition, words } = useMatterPlace();
  const { save, fault, conflict, choose } = useSave('sprint');
  const team = matter.fields.team as NodeRefValue | null;
  const sprint = (matter.fields.sprint ?? null) as NodeRefValue | null;
  const planning = useQuery({ ...planningQuery(team?.key ?? ''), enabled: team !== null, retry: false });
  const field = definition.fields.sprint;
  if (!field || (sprint === null && planning.data?.way.way !== 'sprints')) return null;
  const open = sprint === null || matter.category !== 'done';
  return (
    <section className="rt-fact" data-fault={fault !== null} id="field-sprint">
      <div className="rt-fact-label" id="field-sprint-label">
        {words.field('sprint')}
      </div>
      {matter.mayEdit && open && team && planning.data ? (
        <>
          <SprintInput
            id="field-sprint-input"
            name="sprint"
            labelledBy="field-sprint-label"
            describedBy={fault ? 'field-sprint-fault' : undefined}
            invalid={fault !== null}
            value={sprint}
            team={team.key}
            save={(value) => save(value)}
          />
          {sprint ? (
            <Link className="rt-fact-help" to={nodeHref(sprint)}>
              {t('portfolio.openPage', { key: sprint.key })}
            </Link>
          ) : null}
        </>
      ) : (
        <span className="rt-fact-value">
          {sprint ? <NodeLink node={sprint} /> : <span className="rt-faint">{t('common.unset')}</span>}
        </span>
      )}
      {fault ? (
        <div className="rt-fault" id="field-sprint-fault">
          {fault}
        </div>
      ) : null}
      {conflict ? <ConflictNote field={field} name="sprint" conflict={conflict} onChoose={choose} /> : null}
    </section>
  );
}
