package org.imprimatur.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.imprimatur.testing.RealServices;

/** The driver alone: one connection, statements that are prepared once, one transaction for each act. */
final class RawSql implements AutoCloseable {
    private final Connection connection;

    RawSql() throws SQLException {
        connection = RealServices.appConnection();
        connection.setAutoCommit(false);
    }

    void transaction(List<StatementLog.Sent> statements) throws SQLException {
        for (StatementLog.Sent each : statements) {
            // The driver keeps what was prepared on this connection.
            try (PreparedStatement statement = connection.prepareStatement(each.sql())) {
                for (int i = 0; i < each.parameters().size(); i++) {
                    statement.setObject(i + 1, each.parameters().get(i), Types.OTHER);
                }
                if (statement.execute()) {
                    read(statement);
                }
            }
        }
        connection.commit();
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
