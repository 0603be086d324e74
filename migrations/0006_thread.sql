-- What the thread's questions need to be quick at a million nodes.

-- Equal and beginning keys, whatever the database's collation.
drop index node_key_upper;
create index node_key_upper on node (upper(key) text_pattern_ops);

-- Suggestions: likeliest first, and those of one node from either side.
drop index link_suggested;
create index link_suggested on link (confidence desc, id) where status = 'suggested' and removed_at is null;
create index link_suggested_to on link (to_id) where status = 'suggested' and removed_at is null;

-- A removed link is never suggested again.
create index link_removed on link (from_id, to_id, type) where removed_at is not null;

-- Deleted nodes are few: asking whether one is among them reads next to nothing.
create index node_deleted on node (id) where deleted_at is not null;
