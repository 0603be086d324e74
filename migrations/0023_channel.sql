-- Channels of Slack, Microsoft Teams and Mattermost: which are told of what, in the queue that webhooks have.
create table channel (
  id            bigint generated always as identity primary key,
  name          text not null check (length(trim(name)) between 1 and 100),
  tool          text not null check (tool in ('slack', 'teams', 'mattermost')),
  address       bytea not null check (octet_length(address) between 30 and 2100),
  salt          bytea not null,
  host          text not null check (length(host) <= 300),
  hint          text not null check (length(hint) <= 8),
  scope_kind    text not null check (scope_kind in ('agency', 'productGroup', 'team', 'product')),
  scope_id      bigint references node,
  kinds         text[] not null default '{}',
  happenings    text[] not null check (cardinality(happenings) > 0),
  language      text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  words         boolean not null default true,
  active        boolean not null default true,
  stopped_for   text check (stopped_for in ('gone', 'failing')),
  failing_since timestamptz,
  version       int not null default 1,
  created_by    bigint not null references person,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  removed_at    timestamptz,
  check ((scope_kind = 'agency') = (scope_id is null)),
  check (stopped_for is null or not active)
);
comment on table channel is 'A channel of a chat tool that is told of what happens at a place. Kinds: empty means all. Removal is a tombstone; its deliveries stay to be read.';
comment on column channel.address is 'The incoming-webhook address, which is a secret: sealed (AES-256-GCM) under a key made of this row''s salt and a key of the environment.';
comment on column channel.hint is 'The end of the address, so that people know which one it is.';
comment on column channel.words is 'Whether what people wrote goes along: the beginning of comments, reasons.';
comment on column channel.failing_since is 'Since when nothing but failure; null after a message came through. After a day the channel is stopped.';
create index channel_scope on channel (scope_id) where removed_at is null;

alter table outgoing_delivery
  alter column webhook_id drop not null,
  add column channel_id bigint references channel,
  add column day date,
  add check (num_nonnulls(webhook_id, channel_id) = 1),
  add check (day is null or (channel_id is not null and event_id is null)),
  add unique (channel_id, event_id);
comment on column outgoing_delivery.day is 'The morning whose message of deadlines it is.';
create unique index outgoing_delivery_morning on outgoing_delivery (channel_id, day) where day is not null;
create index outgoing_delivery_of_channel on outgoing_delivery (channel_id, id desc) where channel_id is not null;
create index outgoing_delivery_over on outgoing_delivery (created_at) where status <> 'waiting';
