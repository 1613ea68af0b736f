package org.imprimatur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Every statement that the service sends, as PostgreSQL itself logs it: also those past Hibernate, which {@link StatementCount} does
 * not see. Whose they are nobody knows: what the service does by itself meanwhile is among them. No values are logged.
 */
public final class StatementLog implements AutoCloseable {
    private static final String OURS = "by imprimatur_app ";

    private StatementLog() {}

    /** Nothing is logged before this, or after it is closed. */
    public static StatementLog begin() throws SQLException {
        change("set log_line_prefix = 'by %u '", "set log_statement = 'all'");
        Awaitility.await().until(() -> Superuser.one("show log_statement").equals("all"));
        return new StatementLog();
    }

    private static void change(String... settings) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            for (String setting : settings) {
                sql.execute("alter system " + setting);
            }
            sql.execute("select pg_reload_conf()");
        }
    }

    /** What was sent meanwhile, in order. */
    public List<String> during(Runnable act) {
        long from = length();
        act.run();
        var sent = new ArrayList<String>();
        boolean ours = false;
        for (String line : since(from).lines().toList()) {
            if (line.startsWith("\t")) {
                if (ours) {
                    sent.set(sent.size() - 1, sent.get(sent.size() - 1) + "\n" + line);
                }
            } else {
                ours = line.startsWith(OURS) && (line.contains(" execute ") || line.contains(" statement: "));
                if (ours) {
                    sent.add(line.substring(OURS.length()));
                }
            }
        }
        return sent;
    }

    private static long length() {
        try (FileChannel log = FileChannel.open(RealServices.databaseLog())) {
            return log.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String since(long from) {
        try (FileChannel log = FileChannel.open(RealServices.databaseLog())) {
            var bytes = ByteBuffer.allocate(Math.toIntExact(log.size() - from));
            while (bytes.hasRemaining() && log.read(bytes, from + bytes.position()) >= 0) {
                // Read to its end.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        change("reset log_statement", "reset log_line_prefix");
        Awaitility.await().until(() -> Superuser.one("show log_statement").equals("none"));
    }
}
