-- The log becomes a transparency log: a Merkle tree (RFC 6962) whose heads are signed. The tree is kept in tiles of 256 hashes
-- (C2SP tlog-tiles), so that any proof reads a handful of rows, whatever the log's size.

-- Full tiles only; a partial one is read from the leaves, or from the roots of the tiles below it.
CREATE TABLE audit.tile (
    level  smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
    idx    bigint   NOT NULL CHECK (idx >= 0),
    hashes bytea    NOT NULL CHECK (octet_length(hashes) = 8192),
    root   bytea    NOT NULL CHECK (octet_length(root) = 32),
    PRIMARY KEY (level, idx)
);
COMMENT ON TABLE audit.tile IS 'Full tiles of the log''s Merkle tree; an index of the leaves'' hashes.';

-- The root at a size that a step of the integration reached; committed before anybody signs it.
CREATE TABLE audit.checkpoint (
    tree_size  bigint      PRIMARY KEY REFERENCES audit.integration,
    root       bytea       NOT NULL CHECK (octet_length(root) = 32),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Who vouches for it: the log's own keys, and later witnesses and time stamps of other administrations.
CREATE TABLE audit.signature (
    tree_size  bigint      NOT NULL REFERENCES audit.checkpoint,
    kind       text        NOT NULL CHECK (kind IN ('LOG', 'WITNESS', 'TIMESTAMP')),
    signer     text        NOT NULL CHECK (char_length(signer) BETWEEN 1 AND 300),
    line       text        NOT NULL CHECK (char_length(line) BETWEEN 1 AND 8000),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tree_size, kind, signer)
);
COMMENT ON COLUMN audit.signature.line IS 'A signature line of C2SP signed-note, without its newline.';
-- The newest signed head is asked for all the time.
CREATE INDEX signature_of_log ON audit.signature (tree_size) WHERE kind = 'LOG';

GRANT SELECT ON audit.tile, audit.checkpoint, audit.signature TO imprimatur_reader;
GRANT SELECT, INSERT ON audit.tile, audit.checkpoint, audit.signature TO imprimatur_sequencer;

CALL audit.make_append_only('audit.tile');
CALL audit.make_append_only('audit.checkpoint');
CALL audit.make_append_only('audit.signature');
