package org.imprimatur.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One look at the record and at certain rows, in one statement and so in one snapshot: what time it is, whether entries get their
 * place, whether anything was recorded since a point, and where the rows lie. PostgreSQL writes a row that is updated
 * to another place, so that a row that lies where it lay, written by the same transaction, says what it said.
 *
 * <p>A place is a text of ten characters below 256: the block, the row in the block and the transaction that wrote it, each as
 * PostgreSQL sends it. Places of several rows are one text, in the order of the places.
 *
 * <p>Each value comes in through a subquery, of which the planner expects the same whatever it is: so it keeps one plan (decision
 * 0022).
 */
final class RecordLook {
    /** Among more new entries nobody looks for one that matters. */
    private static final int MOST_NEW = 200;

    private static final int LENGTH_OF_PLACE = 10;
    private static final int FIRST_OF_ROWS = 8;

    /** An entry that vouches for a row, as RFC 8785 writes it; free text cannot look so, as it would be escaped and is not there. */
    private static final String VOUCHES = "position(convert_to('\"rows\":[', 'UTF8') in newer.body) > 0";

    private static final String STARTED = "cast(pg_postmaster_start_time() as text)";

    /** See {@link Moment#server}. */
    static final String SERVER =
            STARTED + " || ' ' || (select cast(c.checkpoint_lsn as text) from pg_control_checkpoint() c)";

    /** See {@link Moment}. */
    private static final String MOMENT =
            "case when pg_current_xact_id_if_assigned() is null and not pg_is_in_recovery()"
                    + " then cast(pg_current_snapshot() as text) || ' ' || " + SERVER + " end";

    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
    private static final String OLDEST_WAITING =
            "(select cast(extract(epoch from min(inserted_at)) * 1000000 as bigint) from waiting)";
    private static final String GLANCE = "select " + NOW + ", " + MOMENT;

    private static final String SQL = """
            select %6$s,
                %2$s,
                (select count(*) < %1$d and coalesce(bool_and(not (%3$s)), true) from (
                        (select e.body from audit.entry e
                            where e.xid >= (select cast(? as xid8)) order by e.xid limit %1$d)
                        union all
                        (select e.body from audit.entry e
                            where e.xid = any(cast((select cast(? as xid8[])) as xid8[])) limit %1$d)) newer)
                    and exists (select from audit.entry e
                        where e.entry_seq = (select cast(? as bigint)) and e.entry_id = (select cast(? as uuid)))
                    and (select cast(? as xid8)) <= pg_snapshot_xmax(pg_current_snapshot())
                    and (select cast(? as text)) = %8$s
                    and not pg_is_in_recovery(),
                %5$s,
                cast(newest.entry_seq as text), cast(newest.entry_id as text),
                %7$s%4$s
            from (select 1) one
                left join (select e.entry_seq, e.entry_id from audit.entry e order by e.entry_seq desc limit 1) newest on true
            """;

    private final String sql;
    private final List<Surroundings> rows;
    private final boolean integration;
    private final Says says;

    /** What a look says of the rows. */
    enum Says {
        /** Where all of each kind lie together: enough to know whether they lie where they lay, and half the work. */
        WHERE_ALL_LIE("string_agg(tidsend(r.ctid) || xidsend(r.xmin), '' order by r.ctid)"),

        /** Where each of them lies, and by what it was looked up. */
        WHERE_EACH_LIES(
                "string_agg(%s || ' ' || encode(tidsend(r.ctid) || xidsend(r.xmin), 'hex'), ';' order by r.ctid)");

        private final String sql;

        Says(String sql) {
            this.sql = sql;
        }

        private String of(Surroundings rows) {
            return ",\n(select " + sql.formatted(rows.value()) + " from " + rows.found() + ")";
        }
    }

    /**
     * @param rows where each look finds rows, in the order in which their values are given
     * @param aside kinds of rows that nothing remembered rests on: an entry that vouches for one such row alone is not new
     */
    RecordLook(List<Surroundings> rows, Collection<String> aside, Says says) {
        this(rows, aside, says, true);
    }

    /** One that does not ask whether entries get their place, and says that they do. */
    static RecordLook ofNews(List<Surroundings> rows, Collection<String> aside, Says says) {
        return new RecordLook(rows, aside, says, false);
    }

    private RecordLook(List<Surroundings> rows, Collection<String> aside, Says says, boolean integration) {
        this.rows = List.copyOf(rows);
        this.says = says;
        this.integration = integration;
        String matters =
                VOUCHES + aside.stream().sorted().map(RecordLook::notOnlyOf).collect(Collectors.joining());
        this.sql = (integration ? WaitingEntries.WITH : "")
                + SQL.formatted(
                        MOST_NEW,
                        integration ? AuditHealth.NOTHING_WAITS.formatted("?") : "true",
                        matters,
                        rows.stream().map(says::of).collect(Collectors.joining()),
                        MOMENT,
                        NOW,
                        integration ? OLDEST_WAITING : "cast(null as bigint)",
                        STARTED);
    }

    /**
     * @param current whether nothing waits for its place longer than it may
     * @param nothingNew whether the record is still what it was at the point, and no entry that matters was recorded since
     * @param places for each of the rows, as the look says it
     * @param moment of this look; null where there is none
     * @param point of this look; null where there is no moment
     * @param oldestWaiting since when the oldest entry waits for its place; null where none does, or the look did not ask
     */
    record Found(
            Instant now,
            boolean current,
            boolean nothingNew,
            List<String> places,
            @Nullable Moment moment,
            @Nullable RecordPoint point,
            @Nullable Instant oldestWaiting) {}

    /** What a {@link #glance} found. */
    record Glanced(Instant now, @Nullable Moment moment) {}

    /** What time it is, and whether anything at all is otherwise than at another moment; a small part of the work of a look. */
    static Glanced glance(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GLANCE);
                ResultSet found = select.executeQuery()) {
            found.next();
            return new Glanced(time(found), moment(found.getString(2)));
        }
    }

    private static Instant time(ResultSet found) throws SQLException {
        return time(found.getLong(1));
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable Moment moment(@Nullable String text) {
        return text == null ? null : Moment.of(text);
    }

    /**
     * @param since null for a record that nobody looked at, of which all is new
     * @param values for each of the rows an array of what they are looked up by, see {@link Surroundings#literal}
     */
    Found at(Connection connection, @Nullable RecordPoint since, List<String> values, double staleAfterSeconds)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = 1;
            if (integration) {
                select.setDouble(next++, staleAfterSeconds);
            }
            select.setString(next++, since == null ? null : since.xmax());
            select.setString(next++, since == null ? null : since.running());
            select.setString(next++, since == null ? null : since.entrySeq());
            select.setString(next++, since == null ? null : since.entryId());
            select.setString(next++, since == null ? null : since.xmax());
            select.setString(next++, since == null ? null : since.started());
            for (String each : values) {
                select.setString(next++, each);
            }
            try (ResultSet found = select.executeQuery()) {
                found.next();
                Moment moment = moment(found.getString(4));
                String newest = found.getString(5);
                long waiting = found.getLong(7);
                Instant oldestWaiting = found.wasNull() ? null : time(waiting);
                var places = new ArrayList<String>(rows.size());
                for (int part = 0; part < rows.size(); part++) {
                    places.add(places(found, FIRST_OF_ROWS + part));
                }
                return new Found(
                        time(found),
                        found.getBoolean(2),
                        found.getBoolean(3),
                        places,
                        moment,
                        moment == null || newest == null ? null : RecordPoint.of(moment, newest, found.getString(6)),
                        oldestWaiting);
            }
        }
    }

    private String places(ResultSet found, int column) throws SQLException {
        if (says == Says.WHERE_EACH_LIES) {
            return Objects.requireNonNullElse(found.getString(column), "");
        }
        byte[] places = found.getBytes(column);
        return places == null ? "" : places(places);
    }

    /** @param places one after the other, each as {@code tidsend(ctid) || xidsend(xmin)} */
    static String places(byte[] places) {
        return new String(places, StandardCharsets.ISO_8859_1);
    }

    /** What is given to {@link #at} to find no rows at all. */
    List<String> nowhere() {
        return rows.stream().map(each -> each.literal(List.of())).toList();
    }

    /** What is given to {@link #at} to find the rows with these values, in the order of the rows. */
    List<String> literals(List<? extends Collection<String>> values) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).literal(values.get(i)))
                .toList();
    }

    /** The same to find what lay there. */
    List<String> literals(Map<Surroundings, Map<String, String>> lay) {
        return literals(rows.stream()
                .map(each -> lay.getOrDefault(each, Map.of()).keySet())
                .toList());
    }

    /**
     * Whether the rows lie where they lay, each of them and no other, by a look that says {@link Says#WHERE_ALL_LIE}.
     *
     * @param lay by what each row is looked up by, all that was looked for
     */
    boolean lie(Found found, Map<Surroundings, Map<String, String>> lay) {
        requireThatItSays(Says.WHERE_ALL_LIE);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> these = lay.getOrDefault(rows.get(i), Map.of());
            if (!found.places().get(i).equals(together(these.values()))) {
                return false;
            }
        }
        return true;
    }

    private static String together(Collection<String> places) {
        var all = new ArrayList<String>();
        for (String some : places) {
            for (int at = 0; at < some.length(); at += LENGTH_OF_PLACE) {
                all.add(some.substring(at, at + LENGTH_OF_PLACE));
            }
        }
        Collections.sort(all);
        return String.join("", all);
    }

    /**
     * Where rows lie, by what each was looked up by, by a look that says {@link Says#WHERE_EACH_LIES}.
     *
     * @param values what was looked for, in the order of the rows; what finds no rows lies nowhere, which is empty
     */
    Map<Surroundings, Map<String, String>> byValue(Found found, List<? extends Collection<String>> values) {
        requireThatItSays(Says.WHERE_EACH_LIES);
        var byValue = new TreeMap<Surroundings, Map<String, String>>();
        for (int i = 0; i < rows.size(); i++) {
            var places = new HashMap<String, String>();
            if (!found.places().get(i).isEmpty()) {
                for (String row : found.places().get(i).split(";", -1)) {
                    int value = row.indexOf(' ');
                    String place = places(HexFormat.of().parseHex(row, value + 1, row.length()));
                    places.merge(row.substring(0, value), place, String::concat);
                }
            }
            values.get(i).forEach(value -> places.putIfAbsent(value, ""));
            byValue.put(rows.get(i), places);
        }
        return byValue;
    }

    private void requireThatItSays(Says what) {
        if (says != what) {
            throw new IllegalStateException("the look says " + says);
        }
    }

    private static String notOnlyOf(String kind) {
        return " and newer.body not like convert_to('%\"rows\":[{\"id\":\"" + "_".repeat(36) + "\",\"kind\":\"" + kind
                + "\",\"sha256\":\"" + "_".repeat(64) + "\"}]%', 'UTF8')";
    }
}
