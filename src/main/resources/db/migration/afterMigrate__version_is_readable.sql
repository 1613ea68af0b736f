-- The service sees at its start at which version the schema is. Runs after each migration, also when several end at once.
SELECT pg_advisory_xact_lock(hashtext('migration.flyway_schema_history'));
DO $$
BEGIN
    IF NOT has_schema_privilege('imprimatur_reader', 'migration', 'USAGE')
       OR NOT has_table_privilege('imprimatur_reader', 'migration.flyway_schema_history', 'SELECT') THEN
        GRANT USAGE ON SCHEMA migration TO imprimatur_reader;
        GRANT SELECT ON migration.flyway_schema_history TO imprimatur_reader;
    END IF;
END
$$;
