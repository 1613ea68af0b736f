#!/bin/sh
# Sets the passwords of the three logins of roles.sql, from files, so that none stands on a command line. Run by the deployer
# after roles.sql, as superuser of the product's own database; run it again to change a password.
#
#     SECRETS=/etc/imprimatur/secrets PGDATABASE=imprimatur sh deploy/database/passwords.sh
#
# The files are the ones that the service and the migrate command read (quarkus.config.locations): one setting a line,
# values without quotes and backslashes (openssl rand -hex 32). The server logs no statement while this runs.
#
# Executed where it was written: with psql 15 against PostgreSQL 18, by OperatingGuideIT. Not executed: inside the postgres
# image, where deploy/compose.yaml mounts it into /docker-entrypoint-initdb.d (no container engine there).
set -eu
secrets=${SECRETS:-/run/secrets}

value() {
    sed -n "s/^$2=//p" "$secrets/$1"
}

APP=$(value service.properties 'quarkus\.datasource\.password') \
SEQUENCER=$(value service.properties 'quarkus\.datasource\.sequencer\.password') \
MIGRATOR=$(value migrator.properties 'quarkus\.flyway\.password') \
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-${PGDATABASE:-imprimatur}}" <<'SQL'
\set app `printenv APP`
\set sequencer `printenv SEQUENCER`
\set migrator `printenv MIGRATOR`
SELECT 1 / (length(:'app') >= 16 AND length(:'sequencer') >= 16 AND length(:'migrator') >= 16)::int AS long_enough \g /dev/null
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
ALTER ROLE imprimatur_app PASSWORD :'app';
ALTER ROLE imprimatur_sequencer PASSWORD :'sequencer';
ALTER ROLE imprimatur_migrator PASSWORD :'migrator';
SQL
