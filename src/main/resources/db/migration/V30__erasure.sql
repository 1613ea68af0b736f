-- Private texts of entries can be erased: only together with an entry of the same transaction that says so, and never while a
-- document that they are about is under legal hold. Entries hold salted digests of these texts, so every proof stays valid.

CREATE TABLE imprimatur.erased_detail (
    id        uuid        PRIMARY KEY,
    of_entry  uuid        NOT NULL REFERENCES audit.entry (entry_id),
    field     text        NOT NULL CHECK (field ~ '^[A-Za-z][A-Za-z0-9]{0,63}$'),
    ground    text        NOT NULL CHECK (ground IN ('COURT_ORDER', 'PRIVACY_ACT_AMENDMENT', 'NOT_NECESSARY',
                                                     'RETENTION_SCHEDULE')),
    erased_by uuid        NOT NULL REFERENCES imprimatur.person,
    erased_at timestamptz NOT NULL,
    entry_id  uuid        NOT NULL,
    UNIQUE (of_entry, field)
);
CALL audit.guard('imprimatur.erased_detail', true);

-- The documents that an entry is about: its subject, and for a block of bytes every document that has a version of them.
CREATE FUNCTION private.documents_of(of_entry uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
    SELECT (convert_from(e.body, 'UTF8')::jsonb #>> '{subject,document}')::uuid
    FROM audit.entry e
    WHERE e.entry_id = of_entry AND convert_from(e.body, 'UTF8')::jsonb #>> '{subject,document}' IS NOT NULL
    UNION
    SELECT v.document_id
    FROM imprimatur.blocked_digest b JOIN imprimatur.document_version v ON v.sha256 = b.sha256
    WHERE b.entry_id = of_entry;
$$;

CREATE FUNCTION private.keep_detail() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    said jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'private.detail is append-only: UPDATE refused' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT convert_from(e.body, 'UTF8')::jsonb INTO said
    FROM imprimatur.erased_detail d JOIN audit.entry e ON e.entry_id = d.entry_id AND e.xid = pg_current_xact_id()
    WHERE d.of_entry = OLD.entry_id AND d.field = OLD.field;
    IF said IS NULL
       OR (said ->> 'action', said ->> 'outcome', said #>> '{facts,entry}', said #>> '{facts,field}')
          IS DISTINCT FROM ('ERASE_DETAIL', 'PERMITTED', OLD.entry_id::text, OLD.field) THEN
        RAISE EXCEPTION 'private.detail is append-only: a text is erased only with an entry of the same transaction that says so'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM imprimatur.legal_hold h
               WHERE h.lifted_at IS NULL AND h.document_id IN (SELECT private.documents_of(OLD.entry_id))) THEN
        RAISE EXCEPTION 'private.detail is append-only: nothing about a document under legal hold is erased'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END;
$$;

DROP TRIGGER append_only_rows ON private.detail;
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON private.detail
    FOR EACH ROW EXECUTE FUNCTION private.keep_detail();
ALTER TABLE private.detail ENABLE ALWAYS TRIGGER append_only_rows;

-- The one way to erase. The documents are locked before the holds are looked at, as whoever places a hold locks them. Answers
-- how many copies of the text were there.
CREATE FUNCTION private.erase_detail(of_entry uuid, of_field text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    copies integer := 0;
BEGIN
    PERFORM 1 FROM imprimatur.document d
    WHERE d.id IN (SELECT private.documents_of(of_entry)) ORDER BY d.id FOR SHARE;
    DELETE FROM private.detail d WHERE d.entry_id = of_entry AND d.field = of_field;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such private text' USING ERRCODE = 'no_data_found';
    END IF;
    -- What a signer wrote is kept a second time, as what their signature holds a digest of.
    IF of_field = 'reason' THEN
        DELETE FROM private.opening o
        USING imprimatur.sign_off s, audit.entry e
        WHERE e.entry_id = of_entry
          AND s.id = (convert_from(e.body, 'UTF8')::jsonb #>> '{facts,signOff}')::uuid
          AND o.sha256 = s.reason;
        GET DIAGNOSTICS copies = ROW_COUNT;
    END IF;
    RETURN copies + 1;
END;
$$;

-- Nothing is said to be erased that is still there.
CREATE FUNCTION private.require_erased() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    IF EXISTS (SELECT FROM private.detail d WHERE d.entry_id = NEW.of_entry AND d.field = NEW.field) THEN
        RAISE EXCEPTION 'a private text that is said to be erased is still there'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER erased AFTER INSERT ON imprimatur.erased_detail
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION private.require_erased();
ALTER TABLE imprimatur.erased_detail ENABLE ALWAYS TRIGGER erased;

REVOKE ALL ON FUNCTION private.documents_of(uuid), private.keep_detail(), private.erase_detail(uuid, text),
    private.require_erased() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.erase_detail(uuid, text) TO imprimatur_writer;
GRANT EXECUTE ON FUNCTION private.documents_of(uuid) TO imprimatur_reader;
