-- Entries that have no place in the log yet. A function, so that each call is planned with the mark as it is: compared with
-- the value of a subquery, the planner expects a third of the whole table and reads all of it.
CREATE FUNCTION audit.waiting() RETURNS SETOF audit.entry
    LANGUAGE plpgsql STABLE ROWS 10 SET search_path = pg_catalog SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    -- A restored database has transaction ids of its own.
    mark xid8 := coalesce((
        SELECT CASE WHEN i.system_identifier = (SELECT c.system_identifier FROM pg_control_system() c)
                    THEN i.low_xid ELSE '0'::xid8 END
        FROM audit.integration i ORDER BY i.tree_size DESC LIMIT 1), '0'::xid8);
BEGIN
    RETURN QUERY
        SELECT e.* FROM audit.entry e
        WHERE e.xid >= mark AND NOT EXISTS (SELECT FROM audit.leaf l WHERE l.entry_seq = e.entry_seq);
END;
$$;
REVOKE ALL ON FUNCTION audit.waiting() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.waiting() TO imprimatur_reader, imprimatur_sequencer;
