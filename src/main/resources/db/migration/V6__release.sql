-- Releases: release decisions put into effect, and the permits used under them.

CREATE TABLE imprimatur.release (
    id                uuid        PRIMARY KEY,
    decision_id       uuid        NOT NULL UNIQUE REFERENCES imprimatur.release_decision,
    request_id        uuid        NOT NULL REFERENCES imprimatur.approval_request,
    document_id       uuid        NOT NULL REFERENCES imprimatur.document,
    version_id        uuid        NOT NULL REFERENCES imprimatur.document_version,
    content           text[]      NOT NULL CHECK (cardinality(content) >= 1),
    not_after         timestamptz,
    state             text        NOT NULL CHECK (state IN ('AUTHORISED', 'SCHEDULED', 'PUBLISHED', 'SUSPENDED',
                                                            'RECALLED', 'SUPERSEDED', 'ENDED')),
    authorised_at     timestamptz NOT NULL,
    scheduled_for     timestamptz CHECK (scheduled_for IS NOT NULL OR state <> 'SCHEDULED'),
    published_at      timestamptz CHECK (published_at IS NOT NULL OR state NOT IN ('PUBLISHED', 'SUPERSEDED', 'ENDED')),
    suspended_at      timestamptz CHECK ((suspended_at IS NULL) = (suspended_because IS NULL)),
    suspended_because text        CHECK (suspended_because IS NOT NULL OR state <> 'SUSPENDED'),
    recalled_at       timestamptz CHECK ((recalled_at IS NOT NULL) = (state = 'RECALLED')),
    closed_at         timestamptz CHECK ((closed_at IS NOT NULL) = (state IN ('SUPERSEDED', 'ENDED'))),
    lock_version      integer     NOT NULL CHECK (lock_version >= 0),
    entry_id          uuid        NOT NULL
);
COMMENT ON COLUMN imprimatur.release.content IS 'SHA-256 in hexadecimal of all that may go out; an index, the manifest says it';
COMMENT ON COLUMN imprimatur.release.not_after IS 'an index, the manifest says it';
CREATE INDEX release_authorised_at ON imprimatur.release (authorised_at, id);
CREATE INDEX release_request       ON imprimatur.release (request_id);
CREATE INDEX release_version       ON imprimatur.release (version_id);
CREATE INDEX release_document      ON imprimatur.release (document_id) WHERE state = 'PUBLISHED';
CREATE INDEX release_content       ON imprimatur.release USING gin (content);
CREATE INDEX release_due           ON imprimatur.release (scheduled_for) WHERE state = 'SCHEDULED';
CREATE INDEX release_over          ON imprimatur.release (not_after) WHERE state = 'PUBLISHED';
CALL audit.guard('imprimatur.release', false);

-- What was decided never changes, what happened is never taken back, and no stop is ever undone, whoever asks.
CREATE FUNCTION imprimatur.keep_release() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    IF OLD.state IN ('RECALLED', 'SUPERSEDED', 'ENDED') OR (OLD.state = 'SUSPENDED' AND NEW.state <> 'RECALLED') THEN
        RAISE EXCEPTION 'a release in state % does not become %', OLD.state, NEW.state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.id, NEW.decision_id, NEW.request_id, NEW.document_id, NEW.version_id, NEW.content, NEW.not_after,
        NEW.authorised_at)
       IS DISTINCT FROM
       (OLD.id, OLD.decision_id, OLD.request_id, OLD.document_id, OLD.version_id, OLD.content, OLD.not_after,
        OLD.authorised_at)
       OR NEW.lock_version <> OLD.lock_version + 1
       OR (OLD.scheduled_for IS NOT NULL AND NEW.scheduled_for IS DISTINCT FROM OLD.scheduled_for)
       OR (OLD.published_at IS NOT NULL AND NEW.published_at IS DISTINCT FROM OLD.published_at)
       OR (OLD.suspended_at IS NOT NULL AND NEW.suspended_at IS DISTINCT FROM OLD.suspended_at) THEN
        RAISE EXCEPTION 'what is on record about a release does not change'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.keep_release() FROM PUBLIC;
CREATE TRIGGER immutable_release BEFORE UPDATE ON imprimatur.release
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_release();
ALTER TABLE imprimatur.release ENABLE ALWAYS TRIGGER immutable_release;

-- Digests only: the handle is known to the client alone, and names are in the manifest.
CREATE TABLE imprimatur.permit_use (
    id          uuid        PRIMARY KEY,
    release_id  uuid        NOT NULL REFERENCES imprimatur.release,
    handle      bytea       NOT NULL UNIQUE CHECK (octet_length(handle) = 32),
    client      bytea       NOT NULL CHECK (octet_length(client) = 32),
    person_id   uuid        NOT NULL REFERENCES imprimatur.person,
    question    bytea       NOT NULL CHECK (octet_length(question) = 32),
    content     bytea       NOT NULL CHECK (octet_length(content) = 32),
    recipient   bytea       CHECK (octet_length(recipient) = 32),
    used_at     timestamptz NOT NULL,
    redeemed_at timestamptz CHECK (redeemed_at >= used_at AND redeemed_at < used_at + interval '60 seconds'),
    entry_id    uuid        NOT NULL
);
CREATE INDEX permit_use_release ON imprimatur.permit_use (release_id, used_at, id);
CALL audit.guard('imprimatur.permit_use', false);

-- A handle is redeemed once, and nothing else about a use changes, whoever asks.
CREATE FUNCTION imprimatur.keep_permit_use() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    IF OLD.redeemed_at IS NOT NULL OR NEW.redeemed_at IS NULL
       OR (to_jsonb(OLD) - ARRAY['redeemed_at', 'entry_id'])
          IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['redeemed_at', 'entry_id']) THEN
        RAISE EXCEPTION 'the use of a permit is redeemed once and does not change otherwise'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.keep_permit_use() FROM PUBLIC;
CREATE TRIGGER immutable_permit_use BEFORE UPDATE ON imprimatur.permit_use
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_permit_use();
ALTER TABLE imprimatur.permit_use ENABLE ALWAYS TRIGGER immutable_permit_use;
