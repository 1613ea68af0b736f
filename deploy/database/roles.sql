-- The database roles of Imprimatur. Run by the deployer, as superuser, inside the product's own empty database,
-- before the first start and again after an upgrade (it may be repeated; it never drops or changes a password):
--
--     createdb --encoding=UTF8 --template=template0 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C imprimatur
--     psql --set ON_ERROR_STOP=1 --dbname imprimatur --file deploy/database/roles.sql
--
-- There is no password in this file, and a role without one cannot sign in over scram-sha-256. The deployer sets them
-- interactively, so that they reach neither a file nor the server's log in clear:
--
--     psql --dbname imprimatur --command '\password imprimatur_migrator'
--     psql --dbname imprimatur --command '\password imprimatur_app'
--     psql --dbname imprimatur --command '\password imprimatur_sequencer'
--
-- Who is who:
--   imprimatur_owner      owns the database and every schema and table in it; nobody signs in as it
--   imprimatur_migrator   signs in to migrate the schema, and there becomes the owner (SET ROLE); nothing else
--   imprimatur_writer     what may be written; migrations grant to it, never UPDATE or DELETE on the audit log
--   imprimatur_reader     what may be read; migrations grant to it
--   imprimatur_app        the service's one login: writer and reader
--   imprimatur_sequencer  the login of the loop that integrates audit entries; migrations grant to it by name
-- Migrations create no role and grant no membership.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['imprimatur_owner', 'imprimatur_migrator', 'imprimatur_writer',
                                  'imprimatur_reader', 'imprimatur_app', 'imprimatur_sequencer']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I', wanted);
        END IF;
    END LOOP;
END
$$;

ALTER ROLE imprimatur_owner WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE imprimatur_writer WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE imprimatur_reader WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

-- The limits are per database cluster: two replicas of the service with the default pool of 50 connections, a migration
-- that retries, and a leader with its successor. Raise them together with the number of replicas.
ALTER ROLE imprimatur_app WITH LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 110;
ALTER ROLE imprimatur_migrator WITH LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 8;
ALTER ROLE imprimatur_sequencer WITH LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 16;

GRANT imprimatur_writer TO imprimatur_app WITH ADMIN FALSE, INHERIT TRUE, SET FALSE;
GRANT imprimatur_reader TO imprimatur_app WITH ADMIN FALSE, INHERIT TRUE, SET FALSE;
GRANT imprimatur_owner TO imprimatur_migrator WITH ADMIN FALSE, INHERIT FALSE, SET TRUE;

DO $$
BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO imprimatur_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO imprimatur_migrator, imprimatur_app, imprimatur_sequencer',
                   current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
