-- How long bytes are kept, and what keeps them longer.

CREATE TABLE imprimatur.legal_hold (
    id          uuid        PRIMARY KEY,
    document_id uuid        NOT NULL REFERENCES imprimatur.document,
    matter      text        NOT NULL CHECK (char_length(matter) BETWEEN 1 AND 200),
    placed_by   uuid        NOT NULL REFERENCES imprimatur.person,
    placed_at   timestamptz NOT NULL,
    lifted_by   uuid        REFERENCES imprimatur.person,
    lifted_at   timestamptz CHECK (lifted_at >= placed_at),
    salt        text        NOT NULL CHECK (salt ~ '^[0-9a-f]{32}$'),
    entry_id    uuid        NOT NULL,
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE INDEX legal_hold_document ON imprimatur.legal_hold (document_id, placed_at);
CALL audit.guard('imprimatur.legal_hold', false);

ALTER TABLE imprimatur.document_version ADD COLUMN destroyed_at timestamptz CHECK (destroyed_at >= created_at);
CREATE INDEX document_version_undestroyed ON imprimatur.document_version (id) WHERE destroyed_at IS NULL;

-- A version says with its entry that its bytes are destroyed, once; only then may they be deleted.
CREATE OR REPLACE FUNCTION imprimatur.keep_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    IF (to_jsonb(OLD) - ARRAY['state', 'destroyed_at', 'entry_id'])
            IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['state', 'destroyed_at', 'entry_id'])
       OR (OLD.destroyed_at IS NOT NULL AND OLD.destroyed_at IS DISTINCT FROM NEW.destroyed_at) THEN
        RAISE EXCEPTION 'a version is immutable but for its state and the destruction of its bytes'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;

CREATE OR REPLACE FUNCTION imprimatur.keep_content_of_versions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    content uuid;
BEGIN
    IF TG_TABLE_NAME = 'content' THEN
        content := OLD.id;
    ELSE
        content := OLD.content_id;
    END IF;
    IF EXISTS (SELECT FROM imprimatur.document_version v WHERE v.content_id = content AND v.destroyed_at IS NULL) THEN
        RAISE EXCEPTION 'the content of a version is not deleted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END;
$$;
