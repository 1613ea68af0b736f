package org.imprimatur.bench;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.jspecify.annotations.Nullable;

/**
 * What the service really sends: PostgreSQL writes every statement of its login down with all parameters, for the time of one
 * act. The service's background tasks must not run meanwhile.
 */
final class StatementLog {
    private static final Pattern STATEMENT = Pattern.compile("LOG: +execute [^:]+: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("DETAIL: +[Pp]arameters: (.*)", Pattern.DOTALL);
    private static final Pattern LINE_START = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[\\d+] ");
    private static final List<String> SETTINGS =
            List.of("log_statement = 'all'", "log_parameter_max_length = -1", "log_error_verbosity = 'default'");

    private final AgroalDataSource service;

    StatementLog(AgroalDataSource service) {
        this.service = service;
    }

    /** A statement with {@code ?} for its parameters, and these as PostgreSQL writes them; null for SQL's null. */
    record Sent(String sql, List<@Nullable String> parameters) {
        boolean begins(String text) {
            return sql.startsWith(text);
        }
    }

    /** The statements of an act in order, without the limits of its transactions. */
    List<Sent> of(Callable<?> act) throws Exception {
        Path log = RealServices.databaseLog();
        superuser("alter role imprimatur_app set ");
        long before = Files.size(log);
        try {
            act.call();
        } finally {
            superuser("alter role imprimatur_app reset ");
        }
        byte[] written = Files.readAllBytes(log);
        return parse(new String(written, (int) before, written.length - (int) before, StandardCharsets.UTF_8));
    }

    private void superuser(String command) throws SQLException {
        try (Connection connection = RealServices.superuserConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(
                        command + (command.endsWith("reset ") ? setting.substring(0, setting.indexOf(' ')) : setting));
            }
        }
        // A login's settings hold for its new connections.
        String now = Superuser.one("select clock_timestamp()");
        service.flush(AgroalDataSource.FlushMode.ALL);
        Awaitility.await()
                .until(() -> Superuser.one("select count(*) from pg_stat_activity where usename = 'imprimatur_app'"
                                + " and backend_start < '" + now + "'")
                        .equals("0"));
    }

    private static List<Sent> parse(String log) throws IOException {
        var sent = new ArrayList<Sent>();
        for (String record : records(log)) {
            Matcher statement = STATEMENT.matcher(record);
            Matcher parameters = PARAMETERS.matcher(record);
            if (statement.find()) {
                sent.add(new Sent(statement.group(1).strip().replaceAll("\\$\\d+", "?"), List.of()));
            } else if (parameters.find()) {
                Sent last = sent.remove(sent.size() - 1);
                sent.add(new Sent(last.sql(), values(parameters.group(1))));
            }
        }
        return sent.stream()
                .filter(each -> !List.of("BEGIN", "COMMIT", "ROLLBACK").contains(each.sql()))
                .toList();
    }

    /** What was written in several lines goes on with a tab. */
    private static List<String> records(String log) {
        var records = new ArrayList<StringBuilder>();
        for (String line : log.split("\n")) {
            if (LINE_START.matcher(line).find()) {
                records.add(new StringBuilder(line));
            } else if (!records.isEmpty()) {
                records.get(records.size() - 1).append('\n').append(line.startsWith("\t") ? line.substring(1) : line);
            }
        }
        return records.stream().map(StringBuilder::toString).toList();
    }

    /** {@code $1 = 'text', $2 = NULL} and so on. */
    private static List<@Nullable String> values(String text) {
        var values = new ArrayList<@Nullable String>();
        int at = 0;
        while (at < text.length()) {
            at = text.indexOf("= ", at);
            if (at < 0) {
                break;
            }
            at += 2;
            if (text.startsWith("NULL", at)) {
                values.add(null);
                at += 4;
                continue;
            }
            var value = new StringBuilder();
            at++;
            while (at < text.length()) {
                if (text.charAt(at) == '\'') {
                    if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                        at++;
                    } else {
                        break;
                    }
                }
                value.append(text.charAt(at++));
            }
            at++;
            values.add(value.toString());
        }
        return values;
    }
}
