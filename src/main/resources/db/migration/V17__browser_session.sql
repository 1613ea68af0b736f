-- Sessions of people who signed in with a browser (decision 0017). Digests only; no act is decided by a row, and what an act needs
-- is in the register.
CREATE TABLE imprimatur.browser_session (
    id_digest        bytea       PRIMARY KEY CHECK (octet_length(id_digest) = 32),
    account          bytea       NOT NULL CHECK (octet_length(account) = 32),
    provider_session bytea       CHECK (octet_length(provider_session) = 32),
    started_at       timestamptz NOT NULL,
    seen_at          timestamptz NOT NULL CHECK (seen_at >= started_at),
    ended_at         timestamptz CHECK (ended_at >= started_at)
);
CREATE INDEX browser_session_account  ON imprimatur.browser_session (account)          WHERE ended_at IS NULL;
CREATE INDEX browser_session_provider ON imprimatur.browser_session (provider_session) WHERE ended_at IS NULL;
CREATE INDEX browser_session_started  ON imprimatur.browser_session (started_at);

GRANT SELECT ON imprimatur.browser_session TO imprimatur_reader;
GRANT INSERT, DELETE ON imprimatur.browser_session TO imprimatur_writer;
GRANT UPDATE (seen_at, ended_at) ON imprimatur.browser_session TO imprimatur_writer;
