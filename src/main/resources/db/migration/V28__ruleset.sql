-- The rules by which files are inspected. What is in force is the newest version; a version never changes. The text is the file
-- that was proposed; the audit entry vouches for its digest and for the digest of its rules.
CREATE TABLE imprimatur.ruleset_proposal (
    id           uuid        PRIMARY KEY,
    text         text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 500000),
    rules_sha256 text        NOT NULL CHECK (rules_sha256 ~ '^[0-9a-f]{64}$'),
    proposed_by  uuid        NOT NULL REFERENCES imprimatur.person,
    proposed_at  timestamptz NOT NULL,
    entry_id     uuid        NOT NULL
);
CREATE INDEX ruleset_proposal_newest ON imprimatur.ruleset_proposal (proposed_at DESC, id DESC);
CALL audit.guard('imprimatur.ruleset_proposal', true);

CREATE TABLE imprimatur.ruleset_version (
    version       integer     PRIMARY KEY CHECK (version >= 1),
    text          text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 500000),
    rules_sha256  text        NOT NULL CHECK (rules_sha256 ~ '^[0-9a-f]{64}$'),
    proposal_id   uuid        REFERENCES imprimatur.ruleset_proposal,
    in_force_from timestamptz NOT NULL,
    entry_id      uuid        NOT NULL,
    CHECK ((version = 1) = (proposal_id IS NULL))
);
CALL audit.guard('imprimatur.ruleset_version', true);

-- What a proposed ruleset says of stored versions beside the one in force. Counts only; nothing is decided by a row.
CREATE TABLE imprimatur.ruleset_trial (
    proposal_id    uuid    NOT NULL REFERENCES imprimatur.ruleset_proposal,
    version_id     uuid    NOT NULL REFERENCES imprimatur.document_version,
    verdict        text    NOT NULL CHECK (verdict IN ('UNREADABLE', 'GRAVER', 'MILDER', 'SAME')),
    persons_before integer NOT NULL CHECK (persons_before >= 0),
    persons_after  integer NOT NULL CHECK (persons_after >= 0),
    appeared       integer NOT NULL CHECK (appeared >= 0),
    disappeared    integer NOT NULL CHECK (disappeared >= 0),
    PRIMARY KEY (proposal_id, version_id)
);
GRANT SELECT ON imprimatur.ruleset_trial TO imprimatur_reader;
GRANT INSERT ON imprimatur.ruleset_trial TO imprimatur_writer;

-- By which rules an inspection was made, to find those that are due anew. What counts is the report, which its entry vouches for.
ALTER TABLE imprimatur.inspection
    ADD COLUMN rules_sha256 text GENERATED ALWAYS AS (report::jsonb ->> 'rulesetDigest') STORED;

-- That other rules are in force is an exception too.
DROP INDEX audit.leaf_noteworthy;
CREATE INDEX leaf_noteworthy ON audit.leaf (log_index)
    WHERE outcome <> 'PERMITTED'
       OR action IN ('REGISTER_PERSON', 'LINK_ACCOUNT', 'UNLINK_ACCOUNT', 'GRANT_AUTHORITY', 'END_AUTHORITY',
                     'LOAD_POLICY', 'LOAD_RULESET', 'ACTIVATE_RULESET', 'APPROVE_REQUEST', 'REFUSE_REQUEST',
                     'RETURN_REQUEST', 'PUBLISH_RELEASE');
