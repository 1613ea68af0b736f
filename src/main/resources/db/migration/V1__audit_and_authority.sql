-- Run as imprimatur_owner. The deployer created the roles (deploy/database/roles.sql); migrations only grant.

CREATE SCHEMA audit;       -- the append-only record of every act
CREATE SCHEMA private;     -- free text that an entry carries as a commitment only; erasable
CREATE SCHEMA imprimatur;  -- what the acts are about

REVOKE ALL ON SCHEMA audit, private, imprimatur FROM PUBLIC;
GRANT USAGE ON SCHEMA audit, private, imprimatur TO imprimatur_reader, imprimatur_writer;
GRANT USAGE ON SCHEMA audit TO imprimatur_sequencer;

-- The record ---------------------------------------------------------------------------------------------------------

CREATE TABLE audit.entry (
    entry_seq   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id    uuid        NOT NULL UNIQUE,
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    inserted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    key_id      smallint    NOT NULL,
    mac         bytea       NOT NULL CHECK (octet_length(mac) = 32),
    body        bytea       NOT NULL CHECK (octet_length(body) BETWEEN 2 AND 65535)
);
CREATE INDEX entry_xid ON audit.entry (xid);
COMMENT ON TABLE audit.entry IS 'One act each: RFC 8785 JSON and its HMAC-SHA-256 under a key outside the database.';

-- The order of the record, filled by the integration loop; its columns are an index, the entry''s body is the record.
CREATE TABLE audit.leaf (
    log_index   bigint      PRIMARY KEY CHECK (log_index >= 0),
    entry_seq   bigint      NOT NULL UNIQUE REFERENCES audit.entry,
    entry_id    uuid        NOT NULL UNIQUE,
    leaf_hash   bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32),
    at          timestamptz NOT NULL,
    action      text        NOT NULL,
    outcome     text        NOT NULL,
    actor_id    text        NOT NULL,
    reason_code text,
    person_id   uuid,
    document_id uuid,
    version_id  uuid,
    request_id  uuid,
    release_id  uuid
);
CREATE INDEX leaf_at       ON audit.leaf (at, log_index);
CREATE INDEX leaf_action   ON audit.leaf (action, log_index);
CREATE INDEX leaf_outcome  ON audit.leaf (outcome, log_index);
CREATE INDEX leaf_actor    ON audit.leaf (actor_id, log_index);
CREATE INDEX leaf_person   ON audit.leaf (person_id, log_index)   WHERE person_id IS NOT NULL;
CREATE INDEX leaf_document ON audit.leaf (document_id, log_index) WHERE document_id IS NOT NULL;
CREATE INDEX leaf_request  ON audit.leaf (request_id, log_index)  WHERE request_id IS NOT NULL;
CREATE INDEX leaf_release  ON audit.leaf (release_id, log_index)  WHERE release_id IS NOT NULL;

-- One row for each step of the integration loop. "prev_size unique" lets two leaders never extend one head.
CREATE TABLE audit.integration (
    tree_size         bigint      PRIMARY KEY CHECK (tree_size >= 0),
    prev_size         bigint      UNIQUE REFERENCES audit.integration,
    low_xid           xid8        NOT NULL,
    system_identifier bigint      NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (prev_size < tree_size OR (prev_size IS NULL AND tree_size = 0))
);

CREATE TABLE private.detail (
    entry_id uuid  NOT NULL REFERENCES audit.entry (entry_id),
    field    text  NOT NULL,
    salt     bytea NOT NULL CHECK (octet_length(salt) = 32),
    value    text  NOT NULL CHECK (char_length(value) <= 20000),
    PRIMARY KEY (entry_id, field)
);

GRANT INSERT (entry_id, key_id, mac, body) ON audit.entry TO imprimatur_writer;
GRANT SELECT ON audit.entry, audit.leaf, audit.integration TO imprimatur_reader;
GRANT INSERT (entry_id, field, salt, value) ON private.detail TO imprimatur_writer;
GRANT SELECT ON private.detail TO imprimatur_reader;
GRANT SELECT ON audit.entry TO imprimatur_sequencer;
GRANT SELECT, INSERT ON audit.leaf, audit.integration TO imprimatur_sequencer;

-- Guards -------------------------------------------------------------------------------------------------------------
-- Trigger functions run as the owner with a fixed search_path; triggers are ALWAYS, so that they fire under
-- session_replication_role = replica too.

CREATE FUNCTION audit.refuse_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END;
$$;

-- Refuses a COMMIT whose changed rows do not point to an audit entry of the same transaction.
CREATE FUNCTION audit.require_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM 1 FROM audit.entry WHERE entry_id = NEW.entry_id AND xid = pg_current_xact_id();
    IF NOT FOUND THEN
        RAISE EXCEPTION '%.% changed without an audit entry of the same transaction', TG_TABLE_SCHEMA, TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END;
$$;

CREATE PROCEDURE audit.make_append_only(target regclass)
    LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %s
                    FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()', target);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %s
                    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_rows', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_table', target);
END;
$$;

-- Every business table is created in a migration and handed to this procedure: its rows change only together with an
-- audit entry, are never deleted, and (when immutable) never updated. Needs a column "entry_id uuid NOT NULL".
CREATE PROCEDURE audit.guard(target regclass, immutable boolean)
    LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    EXECUTE format('CREATE CONSTRAINT TRIGGER entry_required AFTER INSERT OR UPDATE ON %s
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry()', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER entry_required', target);
    EXECUTE format('GRANT SELECT ON %s TO imprimatur_reader', target);
    EXECUTE format('GRANT INSERT ON %s TO imprimatur_writer', target);
    IF immutable THEN
        CALL audit.make_append_only(target);
    ELSE
        EXECUTE format('GRANT UPDATE ON %s TO imprimatur_writer', target);
        EXECUTE format('CREATE TRIGGER never_deleted_rows BEFORE DELETE ON %s
                        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()', target);
        EXECUTE format('CREATE TRIGGER never_deleted_table BEFORE TRUNCATE ON %s
                        FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', target);
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER never_deleted_rows', target);
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER never_deleted_table', target);
    END IF;
END;
$$;

REVOKE ALL ON FUNCTION audit.refuse_change(), audit.require_entry() FROM PUBLIC;
REVOKE ALL ON PROCEDURE audit.make_append_only(regclass), audit.guard(regclass, boolean) FROM PUBLIC;

CALL audit.make_append_only('audit.entry');
CALL audit.make_append_only('audit.leaf');
CALL audit.make_append_only('audit.integration');
CALL audit.make_append_only('private.detail');

-- People and authority -----------------------------------------------------------------------------------------------

CREATE TABLE imprimatur.person (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('NATURAL_PERSON', 'SERVICE')),
    printed_name text NOT NULL CHECK (char_length(printed_name) BETWEEN 1 AND 200),
    entry_id     uuid NOT NULL
);
CALL audit.guard('imprimatur.person', true);

CREATE TABLE imprimatur.account (
    id        uuid        PRIMARY KEY,
    issuer    text        NOT NULL CHECK (char_length(issuer) BETWEEN 1 AND 500),
    subject   text        NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
    person_id uuid        NOT NULL REFERENCES imprimatur.person,
    linked_at timestamptz NOT NULL,
    ended_at  timestamptz CHECK (ended_at >= linked_at),
    entry_id  uuid        NOT NULL
);
CREATE UNIQUE INDEX account_linked_once ON imprimatur.account (issuer, subject) WHERE ended_at IS NULL;
CREATE INDEX account_person ON imprimatur.account (person_id);
CALL audit.guard('imprimatur.account', false);

CREATE TABLE imprimatur.authority (
    id          uuid        PRIMARY KEY,
    person_id   uuid        NOT NULL REFERENCES imprimatur.person,
    role        text        NOT NULL,
    instrument  text        NOT NULL CHECK (char_length(instrument) BETWEEN 1 AND 200),
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz CHECK (valid_until > valid_from),
    ended_at    timestamptz,
    entry_id    uuid        NOT NULL
);
CREATE INDEX authority_person ON imprimatur.authority (person_id, role);
CREATE INDEX authority_role ON imprimatur.authority (role) WHERE ended_at IS NULL;
CALL audit.guard('imprimatur.authority', false);
