-- Which entries speak about which row, so that an old row that somebody puts back together with its old entry is told from
-- the row as its newest entry left it.

CREATE TABLE audit.attestation (
    kind      text   NOT NULL,
    row_id    text   NOT NULL,
    log_index bigint NOT NULL,
    entry_seq bigint NOT NULL,
    sha256    bytea  NOT NULL CHECK (octet_length(sha256) = 32),
    PRIMARY KEY (kind, row_id, log_index)
);
CREATE INDEX attestation_place ON audit.attestation (log_index);
COMMENT ON TABLE audit.attestation IS 'The rows that each entry in the log vouches for; an index of the entries'' bodies.';
GRANT SELECT ON audit.attestation TO imprimatur_reader;
CALL audit.make_append_only('audit.attestation');

-- A trigger and not the integrating service writes it: during an upgrade a service of the version before may integrate.
CREATE FUNCTION audit.note_attestations() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    INSERT INTO audit.attestation (kind, row_id, log_index, entry_seq, sha256)
    SELECT DISTINCT attested ->> 'kind', attested ->> 'id', NEW.log_index, NEW.entry_seq,
           decode(attested ->> 'sha256', 'hex')
    FROM audit.entry e,
         jsonb_array_elements(coalesce(convert_from(e.body, 'UTF8')::jsonb -> 'rows', '[]'::jsonb)) attested
    WHERE e.entry_seq = NEW.entry_seq
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION audit.note_attestations() FROM PUBLIC;
CREATE TRIGGER note_attestations AFTER INSERT ON audit.leaf FOR EACH ROW EXECUTE FUNCTION audit.note_attestations();
ALTER TABLE audit.leaf ENABLE ALWAYS TRIGGER note_attestations;

INSERT INTO audit.attestation (kind, row_id, log_index, entry_seq, sha256)
SELECT DISTINCT attested ->> 'kind', attested ->> 'id', l.log_index, l.entry_seq, decode(attested ->> 'sha256', 'hex')
FROM audit.leaf l
JOIN audit.entry e ON e.entry_seq = l.entry_seq,
     jsonb_array_elements(coalesce(convert_from(e.body, 'UTF8')::jsonb -> 'rows', '[]'::jsonb)) attested
ON CONFLICT DO NOTHING;
