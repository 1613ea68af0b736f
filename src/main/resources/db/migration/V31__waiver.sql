-- What people decide about findings. A waiver sets one finding in the bytes of one version aside for a time, asked for by one person
-- and granted by another; a statement says that somebody read a picture, or has seen weak findings.

CREATE TABLE imprimatur.waiver (
    id          uuid        PRIMARY KEY,
    document_id uuid        NOT NULL REFERENCES imprimatur.document,
    version_id  uuid        NOT NULL REFERENCES imprimatur.document_version,
    finding     text        NOT NULL CHECK (finding ~ '^[0-9a-f]{64}$'),
    reason      text        NOT NULL CHECK (reason IN ('RECOGNISER_MISTAKEN', 'OFFICIAL_CAPACITY', 'INVENTED_EXAMPLE',
                                                       'PUBLIC_BY_LAW')),
    state       text        NOT NULL CHECK (state IN ('ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    asked_by    uuid        NOT NULL REFERENCES imprimatur.person,
    asked_at    timestamptz NOT NULL,
    decided_by  uuid        REFERENCES imprimatur.person,
    decided_at  timestamptz CHECK (decided_at >= asked_at),
    until       timestamptz CHECK (until > decided_at OR state <> 'GRANTED'),
    entry_id    uuid        NOT NULL,
    CHECK ((decided_by IS NULL) = (state = 'ASKED')),
    CHECK ((decided_at IS NULL) = (state = 'ASKED')),
    CHECK (until IS NOT NULL OR state <> 'GRANTED'),
    CHECK (until IS NULL OR state IN ('GRANTED', 'WITHDRAWN')),
    CHECK (decided_by <> asked_by OR state = 'WITHDRAWN')
);
CREATE UNIQUE INDEX waiver_asked ON imprimatur.waiver (version_id, finding) WHERE state = 'ASKED';
CREATE INDEX waiver_version ON imprimatur.waiver (version_id, asked_at, id);
CREATE INDEX waiver_newest ON imprimatur.waiver (asked_at DESC, id DESC);
CALL audit.guard('imprimatur.waiver', false);

CREATE FUNCTION imprimatur.keep_waiver() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    IF (NEW.id, NEW.document_id, NEW.version_id, NEW.finding, NEW.reason, NEW.asked_by, NEW.asked_at)
       IS DISTINCT FROM
       (OLD.id, OLD.document_id, OLD.version_id, OLD.finding, OLD.reason, OLD.asked_by, OLD.asked_at)
       OR NOT ((OLD.state = 'ASKED' AND NEW.state IN ('GRANTED', 'REFUSED', 'WITHDRAWN'))
               OR (OLD.state = 'GRANTED' AND NEW.state = 'WITHDRAWN' AND NEW.until = OLD.until)) THEN
        RAISE EXCEPTION 'what was asked for does not change, and a waiver that is over stays so'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.keep_waiver() FROM PUBLIC;
CREATE TRIGGER immutable_waiver BEFORE UPDATE ON imprimatur.waiver
    FOR EACH ROW EXECUTE FUNCTION imprimatur.keep_waiver();
ALTER TABLE imprimatur.waiver ENABLE ALWAYS TRIGGER immutable_waiver;

CREATE TABLE imprimatur.finding_statement (
    id          uuid        PRIMARY KEY,
    document_id uuid        NOT NULL REFERENCES imprimatur.document,
    version_id  uuid        NOT NULL REFERENCES imprimatur.document_version,
    kind        text        NOT NULL CHECK (kind IN ('READ_IN_FULL', 'ACKNOWLEDGED')),
    subject     text        NOT NULL CHECK (subject ~ '^[0-9a-f]{64}$'),
    said_by     uuid        NOT NULL REFERENCES imprimatur.person,
    said_at     timestamptz NOT NULL,
    entry_id    uuid        NOT NULL,
    UNIQUE (version_id, kind, subject, said_by)
);
CALL audit.guard('imprimatur.finding_statement', true);

-- That a finding was set aside is an exception too.
DROP INDEX audit.leaf_noteworthy;
CREATE INDEX leaf_noteworthy ON audit.leaf (log_index)
    WHERE outcome <> 'PERMITTED'
       OR action IN ('REGISTER_PERSON', 'LINK_ACCOUNT', 'UNLINK_ACCOUNT', 'GRANT_AUTHORITY', 'END_AUTHORITY',
                     'LOAD_POLICY', 'LOAD_RULESET', 'ACTIVATE_RULESET', 'GRANT_WAIVER', 'APPROVE_REQUEST', 'REFUSE_REQUEST',
                     'RETURN_REQUEST', 'PUBLISH_RELEASE');
