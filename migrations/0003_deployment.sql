-- Facts of what runs: applications, environments, commits, deployments and their lines.
create sequence key_deployment;

create table application (
  id         bigint primary key references node,
  product_id bigint not null references product,
  name       text not null check (length(name) between 1 and 200)
);
create unique index application_name on application (product_id, name);

create table environment (
  id         bigint generated always as identity primary key,
  name       text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  production boolean not null default false,
  position   int not null default 0
);

create table deployment (
  id               bigint primary key references node,
  application_id   bigint not null references application,
  environment_id   bigint not null references environment,
  product_id       bigint not null references product,
  sha              text not null check (sha ~ '^[0-9a-f]{40}$'),
  title            text not null default '' check (length(title) <= 500),
  deployed_at      timestamptz not null,
  recorded_at      timestamptz not null default now(),
  source           text not null,
  explained        text not null check (explained in ('issue', 'origin', 'maintenance', 'none')),
  maintenance_only boolean not null,
  explanation_note text check (length(explanation_note) <= 2000),
  unique (application_id, environment_id, sha, deployed_at)
);
comment on column deployment.explained is 'How the thread explains it, kept by the rules in src/domain/deployment; explained by a person''s link: origin.';
create index deployment_newest on deployment (deployed_at desc, id desc);
create index deployment_time on deployment (environment_id, deployed_at desc, id desc);
create index deployment_product on deployment (product_id, environment_id, deployed_at desc, id desc);
create index deployment_application on deployment (application_id, environment_id, deployed_at desc, id desc);
create index deployment_explained on deployment (environment_id, explained, deployed_at desc, id desc);
create index deployment_sha on deployment (sha);

create table deployment_line (
  id            bigint generated always as identity primary key,
  deployment_id bigint not null references deployment,
  position      int not null,
  text          text not null check (length(text) <= 20000),
  kind          text not null check (kind in ('change', 'maintenance', 'merge', 'revert')),
  unique (deployment_id, position)
);
create index deployment_line_trgm on deployment_line using gin (text gin_trgm_ops);

create table line_reference (
  id         bigint generated always as identity primary key,
  line_id    bigint not null references deployment_line,
  type       text not null check (type in ('issue', 'pullRequest', 'cve', 'ghsa')),
  value      text not null check (length(value) <= 200),
  starts     int not null,
  ends       int not null,
  certainty  text not null default 'written' check (certainty in ('written', 'inferred')),
  repository text check (length(repository) <= 300),
  node_id    bigint references node,
  unique (line_id, type, starts)
);
comment on column line_reference.certainty is 'written: it stands there. inferred: it had to be guessed; it explains nothing until a person confirms it.';
comment on column line_reference.repository is 'owner/name of a pull request whose address was given.';
create index line_reference_value on line_reference (type, value);
create index line_reference_node on line_reference (node_id) where node_id is not null;

create table tracker_prefix (
  prefix     text primary key check (prefix ~ '^[A-ZÆØÅ][A-ZÆØÅ0-9]{1,9}$'),
  tracker    text not null default 'jira',
  product_id bigint references product,
  status     text not null check (status in ('learned', 'confirmed', 'rejected')),
  evidence   int not null default 0,
  confidence real not null default 0,
  url        text check (url is null or url ~ '^https://'),
  version    int not null default 1,
  updated_by bigint references person,
  updated_at timestamptz not null default now()
);
comment on column tracker_prefix.url is 'Address of an issue, with {key} where the key goes.';

create table external_issue (
  id         bigint primary key references node,
  prefix     text not null,
  number     int not null,
  state      text check (state in ('open', 'closed')),
  product_id bigint references product,
  first_seen timestamptz
);
comment on table external_issue is 'An issue known from elsewhere (a tracker key in the release notes). state is null while nobody has told.';
create index external_issue_product on external_issue (product_id);

create table import_run (
  id          bigint generated always as identity primary key,
  source      text not null,
  started_by  bigint references person,
  started_at  timestamptz not null default now(),
  finished_at timestamptz,
  summary     jsonb
);

create table webhook_delivery (
  source      text not null,
  delivery_id text not null,
  body_hash   bytea not null,
  received_at timestamptz not null default now(),
  outcome     jsonb not null,
  primary key (source, delivery_id)
);

create table release_page (
  path        text primary key,
  product_id  bigint references product,
  environment text
);
comment on column release_page.product_id is 'null: the page of all products.';
comment on table release_page is 'Old addresses (aliases of _index.md) that redirect to the public release notes.';
