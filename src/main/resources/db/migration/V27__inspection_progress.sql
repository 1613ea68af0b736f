-- How far inspections are that run at this moment, for whoever waits at whichever replica. Nothing is decided by a row, and a crash
-- may empty it: what counts is the version's state.
CREATE UNLOGGED TABLE imprimatur.inspection_progress (
    version_id uuid             PRIMARY KEY,
    phase      text             NOT NULL CHECK (phase IN ('SENDING', 'READING', 'RECOGNISING')),
    share      double precision CHECK (share BETWEEN 0 AND 1)
);

GRANT SELECT ON imprimatur.inspection_progress TO imprimatur_reader;
GRANT INSERT, UPDATE, DELETE ON imprimatur.inspection_progress TO imprimatur_writer;
