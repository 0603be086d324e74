-- Outgoing webhooks: whom the product tells of what happens, and every delivery with how it went.
create table outgoing_webhook (
  id           bigint generated always as identity primary key,
  name         text not null check (length(trim(name)) between 1 and 100),
  url          text not null check (length(url) <= 2000),
  kinds        text[] not null default '{}',
  types        text[] not null default '{}',
  salt         bytea not null,
  active       boolean not null default true,
  stopped_for  text check (stopped_for in ('gone')),
  version      int not null default 1,
  created_by   bigint not null references person,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  removed_at   timestamptz
);
comment on table outgoing_webhook is 'Kinds and types: empty means all. Removal is a tombstone; its deliveries stay to be read.';
comment on column outgoing_webhook.salt is 'The signing secret is derived from this and a key of the environment; the secret itself is never stored.';

create table outgoing_delivery (
  id           bigint generated always as identity primary key,
  webhook_id   bigint not null references outgoing_webhook,
  event_id     bigint references event,
  status       text not null default 'waiting' check (status in ('waiting', 'delivered', 'failed', 'dropped')),
  attempts     int not null default 0,
  next_at      timestamptz,
  answered     int,
  failure      text check (length(failure) <= 300),
  milliseconds int,
  created_at   timestamptz not null default now(),
  tried_at     timestamptz,
  unique (webhook_id, event_id)
);
comment on table outgoing_delivery is 'The queue itself: rows waiting with next_at in the past are taken with skip locked. event_id null: a test sent by hand.';
comment on column outgoing_delivery.status is 'dropped: what it tells of may not leave any more, or the webhook was removed.';
create index outgoing_delivery_due on outgoing_delivery (next_at) where status = 'waiting';
create index outgoing_delivery_of on outgoing_delivery (webhook_id, id desc);
create index outgoing_delivery_event on outgoing_delivery (event_id) where event_id is not null;
