-- Whoever changes a version, a request about it or a release holds a lock on it alone, which whoever uses a permit shares (decision 0048).
-- The service takes it before it reads; a change without it takes it here, so that no change passes by a use that is going on.

-- Its argument is what the table's rows are, as the service calls it.
CREATE FUNCTION imprimatur.lock_itself() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('imprimatur.' || TG_ARGV[0] || ':' || OLD.id::text, 0));
    RETURN NEW;
END;
$$;

CREATE FUNCTION imprimatur.lock_version_of_request() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('imprimatur.VERSION:' || OLD.version_id::text, 0));
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION imprimatur.lock_itself(), imprimatur.lock_version_of_request() FROM PUBLIC;

CREATE TRIGGER fair_lock BEFORE UPDATE ON imprimatur.document_version
    FOR EACH ROW EXECUTE FUNCTION imprimatur.lock_itself('VERSION');
ALTER TABLE imprimatur.document_version ENABLE ALWAYS TRIGGER fair_lock;
CREATE TRIGGER fair_lock BEFORE UPDATE ON imprimatur.approval_request
    FOR EACH ROW EXECUTE FUNCTION imprimatur.lock_version_of_request();
ALTER TABLE imprimatur.approval_request ENABLE ALWAYS TRIGGER fair_lock;
CREATE TRIGGER fair_lock BEFORE UPDATE ON imprimatur.release
    FOR EACH ROW EXECUTE FUNCTION imprimatur.lock_itself('RELEASE');
ALTER TABLE imprimatur.release ENABLE ALWAYS TRIGGER fair_lock;
