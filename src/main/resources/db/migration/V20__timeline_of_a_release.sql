-- A release that many people download has many entries; its timeline is read newest first, a page at a time, in the order of the
-- acts, entries that are not integrated yet included.
CREATE INDEX leaf_release_acts ON audit.leaf (release_id, entry_seq) WHERE release_id IS NOT NULL;
