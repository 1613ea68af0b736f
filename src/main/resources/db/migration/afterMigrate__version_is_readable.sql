-- The service sees at its start at which version the schema is. Runs after each migration; several may end at once, and two
-- GRANTs on one object at the same time would fail.
DO $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('migration.flyway_schema_history'));
    IF NOT has_schema_privilege('imprimatur_reader', 'migration', 'USAGE')
       OR NOT has_table_privilege('imprimatur_reader', 'migration.flyway_schema_history', 'SELECT') THEN
        GRANT USAGE ON SCHEMA migration TO imprimatur_reader;
        GRANT SELECT ON migration.flyway_schema_history TO imprimatur_reader;
    END IF;
END
$$;
