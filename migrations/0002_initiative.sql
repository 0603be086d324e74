-- The initiative (tiltak): the columns only it has. Its process is src/domain/portfolio/initiative.ts.
create sequence key_initiative;

create table initiative (
  id                 bigint primary key references matter,
  problem_statement  text not null default '' check (length(problem_statement) <= 20000),
  description        text not null default '' check (length(description) <= 20000),
  risk_if_not_done   text not null default '' check (length(risk_if_not_done) <= 20000),
  competence         text not null default '' check (length(competence) <= 4000),
  collaborators      text not null default '' check (length(collaborators) <= 4000),
  next_phase_scope   text not null default '' check (length(next_phase_scope) <= 4000),
  person_months      numeric check (person_months between 0 and 100000),
  source             text check (source in ('allocationLetter', 'agencyStrategy', 'guidingDocument', 'okr', 'productGroupStrategy', 'idea')),
  objectives         jsonb not null default '[]' check (jsonb_typeof(objectives) = 'array'),
  milestones         jsonb not null default '[]' check (jsonb_typeof(milestones) = 'array'),
  funding            jsonb not null default '[]' check (jsonb_typeof(funding) = 'array')
);

alter table matter add constraint matter_state_initiative check (
  kind <> 'initiative' or state in ('notStarted', 'problem', 'concept', 'planning', 'implementation', 'done', 'onHold', 'rejected')
);
