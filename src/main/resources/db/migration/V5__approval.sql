-- Approval requests, their manifests and sign-offs, and release decisions.

CREATE SEQUENCE imprimatur.approval_request_number;
GRANT USAGE ON SEQUENCE imprimatur.approval_request_number TO imprimatur_writer;

CREATE TABLE imprimatur.approval_request (
    id           uuid        PRIMARY KEY,
    reference    text        NOT NULL UNIQUE CHECK (reference ~ '^AR-[0-9]{4}-[0-9]{6,12}$'),
    document_id  uuid        NOT NULL REFERENCES imprimatur.document,
    version_id   uuid        NOT NULL REFERENCES imprimatur.document_version,
    requester    uuid        NOT NULL REFERENCES imprimatur.person,
    uploader     uuid        NOT NULL REFERENCES imprimatur.person,
    editors      uuid[]      NOT NULL,
    manifest     bytea       NOT NULL CHECK (octet_length(manifest) = 32),
    source       bytea       NOT NULL CHECK (octet_length(source) = 32),
    audience     text        NOT NULL,
    round        integer     NOT NULL CHECK (round >= 1),
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'REFUSED',
                                                       'WITHDRAWN', 'REVOKED', 'EXPIRED', 'VOIDED')),
    drafted_at   timestamptz NOT NULL,
    deadline     timestamptz CHECK (deadline > drafted_at),
    publish_by   timestamptz,
    supersedes   uuid        REFERENCES imprimatur.approval_request CHECK (supersedes <> id),
    published    boolean     NOT NULL,
    lock_version integer     NOT NULL CHECK (lock_version >= 1),
    entry_id     uuid        NOT NULL,
    CHECK (state <> 'IN_REVIEW' OR deadline IS NOT NULL),
    CHECK (state <> 'APPROVED' OR publish_by IS NOT NULL),
    CHECK (NOT published OR state IN ('APPROVED', 'REVOKED'))
);
CREATE INDEX approval_request_drafted_at ON imprimatur.approval_request (drafted_at, id);
CREATE INDEX approval_request_document   ON imprimatur.approval_request (document_id, drafted_at);
CREATE INDEX approval_request_version    ON imprimatur.approval_request (version_id);
CREATE INDEX approval_request_requester  ON imprimatur.approval_request (requester);
CREATE INDEX approval_request_uploader   ON imprimatur.approval_request (uploader);
CREATE INDEX approval_request_supersedes ON imprimatur.approval_request (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX approval_request_in_review  ON imprimatur.approval_request (deadline, id) WHERE state = 'IN_REVIEW';
CREATE INDEX approval_request_unreleased ON imprimatur.approval_request (id)
    WHERE state IN ('IN_REVIEW', 'APPROVED') AND NOT published;
CALL audit.guard('imprimatur.approval_request', false);

-- Who asked for what is fixed; only what the state table lets change changes, and what has ended stays ended.
CREATE FUNCTION imprimatur.keep_approval_request() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    changing CONSTANT text[] := ARRAY['manifest', 'audience', 'round', 'state', 'deadline', 'publish_by', 'published',
                                      'lock_version', 'entry_id'];
BEGIN
    IF (to_jsonb(OLD) - changing) IS DISTINCT FROM (to_jsonb(NEW) - changing)
       OR NEW.round < OLD.round OR NEW.lock_version < OLD.lock_version OR (OLD.published AND NOT NEW.published) THEN
        RAISE EXCEPTION 'what an approval request asks for is fixed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.state IN ('REFUSED', 'WITHDRAWN', 'REVOKED', 'EXPIRED', 'VOIDED') THEN
        RAISE EXCEPTION 'an approval request that has ended stays ended'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.state <> 'DRAFT' AND NEW.state <> 'DRAFT' AND OLD.manifest <> NEW.manifest THEN
        RAISE EXCEPTION 'a manifest changes in draft only' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.keep_approval_request() FROM PUBLIC;
CREATE TRIGGER terminal_is_terminal BEFORE UPDATE ON imprimatur.approval_request
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_approval_request();
ALTER TABLE imprimatur.approval_request ENABLE ALWAYS TRIGGER terminal_is_terminal;

-- The canonical JSON that people sign, named by its SHA-256. Names and free text stand in it as commitments.
CREATE TABLE imprimatur.manifest (
    sha256     bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    request_id uuid  NOT NULL REFERENCES imprimatur.approval_request DEFERRABLE INITIALLY DEFERRED,
    body       text  NOT NULL CHECK (sha256(convert_to(body, 'UTF8')) = sha256),
    entry_id   uuid  NOT NULL
);
CREATE INDEX manifest_request ON imprimatur.manifest (request_id);
CALL audit.guard('imprimatur.manifest', true);
ALTER TABLE imprimatur.approval_request ADD CONSTRAINT approval_request_manifest
    FOREIGN KEY (manifest) REFERENCES imprimatur.manifest DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE imprimatur.sign_off (
    id               uuid        PRIMARY KEY,
    request_id       uuid        NOT NULL REFERENCES imprimatur.approval_request,
    person_id        uuid        NOT NULL REFERENCES imprimatur.person,
    printed_name     bytea       NOT NULL CHECK (octet_length(printed_name) = 32),
    role             text        NOT NULL CHECK (role IN ('PROGRAM_REVIEWER', 'RECORDS_OFFICER', 'PRIVACY_OFFICER',
                                                          'COUNSEL', 'APPROVING_OFFICIAL')),
    authority_id     uuid        NOT NULL REFERENCES imprimatur.authority,
    verdict          text        NOT NULL CHECK (verdict IN ('APPROVE', 'REFUSE', 'RETURN')),
    meaning          text        NOT NULL,
    reason           bytea       CHECK (octet_length(reason) = 32),
    manifest         bytea       NOT NULL REFERENCES imprimatur.manifest,
    round            integer     NOT NULL CHECK (round >= 1),
    acr              text,
    authenticated_at timestamptz NOT NULL,
    signed_at        timestamptz NOT NULL,
    retracted_at     timestamptz CHECK (retracted_at >= signed_at),
    entry_id         uuid        NOT NULL,
    CHECK (verdict = 'APPROVE' OR reason IS NOT NULL)
);
-- A natural person counts once per request, and a role is filled once.
CREATE UNIQUE INDEX sign_off_person_once ON imprimatur.sign_off (request_id, round, person_id)
    WHERE retracted_at IS NULL;
CREATE UNIQUE INDEX sign_off_role_once ON imprimatur.sign_off (request_id, round, role)
    WHERE retracted_at IS NULL AND verdict = 'APPROVE';
CREATE INDEX sign_off_person ON imprimatur.sign_off (person_id, signed_at, id);
CALL audit.guard('imprimatur.sign_off', false);

-- A signature never changes; it can only be taken back, once.
CREATE FUNCTION imprimatur.keep_sign_off() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    changing CONSTANT text[] := ARRAY['retracted_at', 'entry_id'];
BEGIN
    IF (to_jsonb(OLD) - changing) IS DISTINCT FROM (to_jsonb(NEW) - changing) OR OLD.retracted_at IS NOT NULL THEN
        RAISE EXCEPTION 'a sign-off is immutable but for its retraction'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.keep_sign_off() FROM PUBLIC;
CREATE TRIGGER immutable_sign_off BEFORE UPDATE ON imprimatur.sign_off
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_sign_off();
ALTER TABLE imprimatur.sign_off ENABLE ALWAYS TRIGGER immutable_sign_off;

-- Nobody reviews what they asked for or had a hand in; said here too, beside the rules.
CREATE FUNCTION imprimatur.separate_duties() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM 1 FROM imprimatur.approval_request
     WHERE id = NEW.request_id AND (NEW.person_id IN (requester, uploader) OR NEW.person_id = ANY (editors));
    IF FOUND THEN
        RAISE EXCEPTION 'nobody signs off what they asked for or had a hand in'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.separate_duties() FROM PUBLIC;
CREATE TRIGGER separate_duties BEFORE INSERT ON imprimatur.sign_off
    FOR EACH ROW EXECUTE FUNCTION imprimatur.separate_duties();
ALTER TABLE imprimatur.sign_off ENABLE ALWAYS TRIGGER separate_duties;

CREATE TABLE imprimatur.release_decision (
    id           uuid        PRIMARY KEY,
    request_id   uuid        NOT NULL REFERENCES imprimatur.approval_request,
    document_id  uuid        NOT NULL REFERENCES imprimatur.document,
    version_id   uuid        NOT NULL REFERENCES imprimatur.document_version,
    outcome      text        NOT NULL CHECK (outcome IN ('APPROVED', 'REFUSED', 'REVOKED', 'EXPIRED', 'VOIDED')),
    cause        text        NOT NULL,
    decided_at   timestamptz NOT NULL,
    manifest     bytea       NOT NULL REFERENCES imprimatur.manifest,
    source       bytea       NOT NULL CHECK (octet_length(source) = 32),
    audience     text        NOT NULL,
    round        integer     NOT NULL CHECK (round >= 1),
    sign_offs    uuid[]      NOT NULL,
    legal_bases  text[]      NOT NULL,
    policy_rules bytea       CHECK (octet_length(policy_rules) = 32),
    rules        text[]      NOT NULL,
    publish_by   timestamptz CHECK (publish_by > decided_at),
    single_use   boolean     NOT NULL,
    entry_id     uuid        NOT NULL,
    UNIQUE (request_id, outcome),
    -- Approved by nobody is not approved.
    CHECK (outcome <> 'APPROVED' OR (cardinality(sign_offs) >= 1 AND publish_by IS NOT NULL))
);
CREATE INDEX release_decision_decided_at ON imprimatur.release_decision (decided_at, id);
CREATE INDEX release_decision_document   ON imprimatur.release_decision (document_id, decided_at);
CREATE INDEX release_decision_refused    ON imprimatur.release_decision (source, decided_at) WHERE outcome = 'REFUSED';
CALL audit.guard('imprimatur.release_decision', true);

-- Technical tables (no audit entry of their own).

-- What a commitment in a manifest or sign-off was computed from. It proves itself, so it needs no entry; deleting a row
-- erases the text and leaves what was signed.
CREATE TABLE private.opening (
    sha256 bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    salt   bytea NOT NULL CHECK (octet_length(salt) = 32),
    value  text  NOT NULL CHECK (char_length(value) <= 2000)
);
COMMENT ON TABLE private.opening IS 'Salt and text of commitments; erasable.';
GRANT SELECT ON private.opening TO imprimatur_reader;
GRANT INSERT ON private.opening TO imprimatur_writer;

-- Acts that succeeded under a key of the client's, so that a retry answers the same instead of acting twice.
CREATE TABLE imprimatur.idempotency_key (
    actor_id     text        NOT NULL,
    key          text        NOT NULL CHECK (key ~ '^[A-Za-z0-9_-]{8,100}$'),
    input_sha256 bytea       NOT NULL CHECK (octet_length(input_sha256) = 32),
    result_id    uuid        NOT NULL,
    used_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (actor_id, key)
);
COMMENT ON TABLE imprimatur.idempotency_key IS 'Per actor; successes only.';
GRANT SELECT ON imprimatur.idempotency_key TO imprimatur_reader;
GRANT INSERT ON imprimatur.idempotency_key TO imprimatur_writer;
