-- A waiver counts as long as whoever granted it could grant it. One that was granted before this column was there counts for nothing: it is
-- withdrawn, or asked for anew.

ALTER TABLE imprimatur.waiver ADD COLUMN granted_under uuid REFERENCES imprimatur.authority;
ALTER TABLE imprimatur.waiver ADD CONSTRAINT waiver_granted_under
    CHECK (granted_under IS NOT NULL OR state <> 'GRANTED') NOT VALID;
ALTER TABLE imprimatur.waiver ADD CONSTRAINT waiver_not_granted_under
    CHECK (granted_under IS NULL OR state IN ('GRANTED', 'WITHDRAWN'));

CREATE OR REPLACE FUNCTION imprimatur.keep_waiver() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    IF (NEW.id, NEW.document_id, NEW.version_id, NEW.finding, NEW.reason, NEW.asked_by, NEW.asked_at)
       IS DISTINCT FROM
       (OLD.id, OLD.document_id, OLD.version_id, OLD.finding, OLD.reason, OLD.asked_by, OLD.asked_at)
       OR NOT ((OLD.state = 'ASKED' AND NEW.state IN ('GRANTED', 'REFUSED', 'WITHDRAWN'))
               OR (OLD.state = 'GRANTED' AND NEW.state = 'WITHDRAWN' AND NEW.until = OLD.until
                   AND NEW.granted_under IS NOT DISTINCT FROM OLD.granted_under)) THEN
        RAISE EXCEPTION 'what was asked for does not change, and a waiver that is over stays so'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$$;
