-- Documents, their versions, and the encrypted store of the versions' bytes.

CREATE SEQUENCE imprimatur.document_number;
GRANT USAGE ON SEQUENCE imprimatur.document_number TO imprimatur_writer;

CREATE TABLE imprimatur.document (
    id                  uuid        PRIMARY KEY,
    reference           text        NOT NULL UNIQUE CHECK (reference ~ '^DOC-[0-9]{4}-[0-9]{6,12}$'),
    title               text        NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
    custodian           text        NOT NULL CHECK (char_length(custodian) BETWEEN 1 AND 200),
    declared_categories varchar[]   NOT NULL CHECK (cardinality(declared_categories) >= 1),
    lock_version        integer     NOT NULL CHECK (lock_version >= 0),
    registered_by       uuid        NOT NULL REFERENCES imprimatur.person,
    registered_at       timestamptz NOT NULL,
    salt                text        NOT NULL CHECK (salt ~ '^[0-9a-f]{32}$'),
    entry_id            uuid        NOT NULL
);
CREATE INDEX document_registered_at ON imprimatur.document (registered_at, id);
CREATE INDEX document_title         ON imprimatur.document (title, id);
CREATE INDEX document_registered_by ON imprimatur.document (registered_by);
CREATE INDEX document_categories    ON imprimatur.document USING gin (declared_categories);
CALL audit.guard('imprimatur.document', false);

-- Technical tables (no audit entry of their own): uploads and sealed bytes. A version, whose entry vouches for it, names
-- its content; the content's key is wrapped for exactly that id, digest and size, so that no row here can be exchanged.

CREATE TABLE imprimatur.upload (
    id          uuid        PRIMARY KEY,   -- of the content that it becomes
    uploaded_by uuid        NOT NULL REFERENCES imprimatur.person,
    started_at  timestamptz NOT NULL,
    sealed_at   timestamptz
);
CREATE INDEX upload_started_at ON imprimatur.upload (started_at);
COMMENT ON TABLE imprimatur.upload IS 'Uploads in progress, and finished ones that wait to become a version; swept.';

CREATE TABLE imprimatur.content (
    id          uuid        PRIMARY KEY,
    sha256      bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    byte_size   bigint      NOT NULL CHECK (byte_size > 0),
    form        text        NOT NULL,
    key_id      text        NOT NULL CHECK (key_id ~ '^[0-9a-f]{16}$'),
    wrapped_key bytea       NOT NULL,
    sealed_at   timestamptz NOT NULL
);
COMMENT ON TABLE imprimatur.content IS 'Sealed bytes; without a row here, chunks cannot be decrypted by anybody.';

CREATE TABLE imprimatur.content_chunk (
    content_id uuid    NOT NULL,           -- no reference: chunks are written before their content is sealed
    idx        integer NOT NULL CHECK (idx >= 0),
    sealed     bytea   NOT NULL CHECK (octet_length(sealed) BETWEEN 17 AND 1048592),
    PRIMARY KEY (content_id, idx)
);
ALTER TABLE imprimatur.content_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;
COMMENT ON TABLE imprimatur.content_chunk IS 'AES-256-GCM, at most 1 MiB of plain bytes each.';

GRANT SELECT ON imprimatur.upload, imprimatur.content, imprimatur.content_chunk TO imprimatur_reader;
GRANT INSERT, DELETE ON imprimatur.upload, imprimatur.content, imprimatur.content_chunk TO imprimatur_writer;
GRANT UPDATE (sealed_at) ON imprimatur.upload TO imprimatur_writer;

CREATE TABLE imprimatur.document_version (
    id               uuid        PRIMARY KEY,
    document_id      uuid        NOT NULL REFERENCES imprimatur.document,
    number           integer     NOT NULL CHECK (number >= 1),
    content_id       uuid        NOT NULL UNIQUE,  -- no reference: bytes may be destroyed, the version remains
    sha256           bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    byte_size        bigint      NOT NULL CHECK (byte_size > 0),
    media_type       text        NOT NULL CHECK (char_length(media_type) BETWEEN 3 AND 200),
    file_name        text        NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 200),
    state            text        NOT NULL CHECK (state IN ('RECEIVED', 'INSPECTING', 'INSPECTED', 'UNINSPECTABLE')),
    uploader         uuid        NOT NULL REFERENCES imprimatur.person,
    editors          uuid[]      NOT NULL,
    regenerated_from uuid        REFERENCES imprimatur.document_version,
    created_at       timestamptz NOT NULL,
    salt             text        NOT NULL CHECK (salt ~ '^[0-9a-f]{32}$'),
    entry_id         uuid        NOT NULL,
    UNIQUE (document_id, number)
);
CREATE INDEX document_version_sha256   ON imprimatur.document_version (sha256);
CREATE INDEX document_version_uploader ON imprimatur.document_version (uploader);
CREATE INDEX document_version_uninspected ON imprimatur.document_version (created_at, id)
    WHERE state IN ('RECEIVED', 'INSPECTING');
CALL audit.guard('imprimatur.document_version', false);

-- Bytes that became a version stay: only uploads that became none are removed without an entry.
CREATE FUNCTION imprimatur.keep_content_of_versions() RETURNS trigger
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
    IF EXISTS (SELECT FROM imprimatur.document_version v WHERE v.content_id = content) THEN
        RAISE EXCEPTION 'the content of a version is not deleted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.keep_content_of_versions() FROM PUBLIC;
CREATE TRIGGER content_of_versions_stays BEFORE DELETE ON imprimatur.content
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_content_of_versions();
CREATE TRIGGER content_of_versions_stays BEFORE DELETE ON imprimatur.content_chunk
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_content_of_versions();

-- Nothing but the state of a version changes, whoever asks.
CREATE FUNCTION imprimatur.keep_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    IF (to_jsonb(OLD) - ARRAY['state', 'entry_id']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['state', 'entry_id']) THEN
        RAISE EXCEPTION 'a version is immutable but for its state' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.keep_version() FROM PUBLIC;
CREATE TRIGGER immutable_version BEFORE UPDATE ON imprimatur.document_version
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_version();
ALTER TABLE imprimatur.document_version ENABLE ALWAYS TRIGGER immutable_version;

CREATE TABLE imprimatur.blocked_digest (
    id         uuid        PRIMARY KEY,
    sha256     bytea       NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),
    reason     text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 2000),
    blocked_by uuid        NOT NULL REFERENCES imprimatur.person,
    blocked_at timestamptz NOT NULL,
    salt       text        NOT NULL CHECK (salt ~ '^[0-9a-f]{32}$'),
    entry_id   uuid        NOT NULL
);
CALL audit.guard('imprimatur.blocked_digest', true);
