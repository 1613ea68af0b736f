-- Versions of the policy. What is in force is the newest; a version never changes. The text is the file that was loaded,
-- so that counsel can read what was in force; the audit entry vouches for its digest and for the digest of its rules.

CREATE TABLE imprimatur.policy_version (
    version      integer     PRIMARY KEY CHECK (version >= 1),
    text         text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 1000000),
    rules_sha256 text        NOT NULL CHECK (rules_sha256 ~ '^[0-9a-f]{64}$'),
    loaded_at    timestamptz NOT NULL,
    entry_id     uuid        NOT NULL
);
CALL audit.guard('imprimatur.policy_version', true);
