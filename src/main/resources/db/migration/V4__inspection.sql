-- What is inside the bytes. One immutable row for each finished inspection of a version; the newest counts. The report holds
-- places, counts, masked samples and keyed hashes, never a value of the content.

CREATE TABLE imprimatur.inspection (
    id          uuid        PRIMARY KEY,
    version_id  uuid        NOT NULL REFERENCES imprimatur.document_version,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL CHECK (finished_at >= started_at),
    state       text        NOT NULL CHECK (state IN ('INSPECTED', 'UNINSPECTABLE')),
    report      text        NOT NULL,
    entry_id    uuid        NOT NULL
);
CREATE INDEX inspection_version ON imprimatur.inspection (version_id, finished_at DESC);
CALL audit.guard('imprimatur.inspection', true);
