package org.imprimatur.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A database of a test's own on the server of {@link RealServices}, which was started before. Lives as long as that server. */
public record SpareDatabase(String name) {
    /** With nothing in it but what the deployer's script for the roles says. */
    public static SpareDatabase empty() throws Exception {
        return new SpareDatabase("template0").copy();
    }

    /** As it is now; nobody may be connected to it. */
    public SpareDatabase copy() throws Exception {
        var copy = new SpareDatabase("spare_" + UUID.randomUUID().toString().replace("-", ""));
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("create database " + copy.name + " template " + name);
        }
        // The roles are the server's; what they may do with a database is said in it.
        copy.asSuperuser(Files.readString(Path.of("deploy", "database", "roles.sql")));
        return copy;
    }

    public String jdbcUrl() {
        return RealServices.jdbcUrl().replaceFirst("/[^/]*$", "/" + name);
    }

    public void asSuperuser(String statement) throws SQLException {
        try (Connection superuser =
                        DriverManager.getConnection(jdbcUrl(), "postgres", RealServices.superuserPassword());
                Statement sql = superuser.createStatement()) {
            sql.execute(statement);
        }
    }
}
