package org.imprimatur.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One look at the record and at certain rows, in one statement and so in one snapshot: what time it is, whether entries get their
 * place, whether anything was recorded since a point, and where each of the rows lies. PostgreSQL writes a row that is updated
 * to another place, so that a row that lies where it lay, written by the same transaction, says what it said.
 *
 * <p>Each value comes in through a subquery, of which the planner expects the same whatever it is: so it keeps one plan (decision
 * 0022).
 */
final class RecordLook {
    /** Among more new entries nobody looks for one that matters. */
    private static final int MOST_NEW = 200;

    /** An entry that vouches for a row, as RFC 8785 writes it; free text cannot look so, as it would be escaped and is not there. */
    private static final String VOUCHES = "position(convert_to('\"rows\":[', 'UTF8') in newer.body) > 0";

    private static final String SQL = """
            select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint),
                %2$s,
                (select count(*) < %1$d and coalesce(bool_and(not (%3$s)), true) from (
                        (select e.body from audit.entry e
                            where e.xid >= (select cast(? as xid8)) order by e.xid limit %1$d)
                        union all
                        (select e.body from audit.entry e
                            where e.xid = any(cast((select cast(? as text)) as xid8[])) limit %1$d)) newer)
                    and exists (select from audit.entry e
                        where e.entry_seq = (select cast(? as bigint)) and e.entry_id = (select cast(? as uuid)))
                    and (select cast(? as xid8)) <= pg_snapshot_xmax(pg_current_snapshot())
                    and not pg_is_in_recovery(),
                (select string_agg(r.part || r.value || ' ' || r.ctid || '/' || r.xmin, ';' order by r.part, r.ctid) from (%4$s) r),
                case when pg_current_xact_id_if_assigned() is null
                    then cast(pg_snapshot_xmax(pg_current_snapshot()) as text) end,
                (select cast(coalesce(array_agg(running), '{}') as text)
                    from pg_snapshot_xip(pg_current_snapshot()) running),
                cast(newest.entry_seq as text), cast(newest.entry_id as text)
            from (select 1) one
                left join (select e.entry_seq, e.entry_id from audit.entry e order by e.entry_seq desc limit 1) newest on true
            """;

    private final String sql;
    private final List<Surroundings> rows;
    private final boolean integration;

    /**
     * @param rows where each look finds rows, in the order in which their values are given
     * @param aside kinds of rows that nothing remembered rests on: an entry that vouches for one such row alone is not new
     */
    RecordLook(List<Surroundings> rows, Collection<String> aside) {
        this(rows, aside, true);
    }

    /** One that does not ask whether entries get their place, and says that they do. */
    static RecordLook ofNews(List<Surroundings> rows, Collection<String> aside) {
        return new RecordLook(rows, aside, false);
    }

    private RecordLook(List<Surroundings> rows, Collection<String> aside, boolean integration) {
        this.rows = List.copyOf(rows);
        this.integration = integration;
        String places = IntStream.range(0, rows.size())
                .mapToObj(part -> places(part, rows.get(part)))
                .collect(Collectors.joining(" union all "));
        String matters =
                VOUCHES + aside.stream().sorted().map(RecordLook::notOnlyOf).collect(Collectors.joining());
        this.sql = (integration ? WaitingEntries.WITH : "")
                + SQL.formatted(
                        MOST_NEW, integration ? AuditHealth.NOTHING_WAITS.formatted("?") : "true", matters, places);
    }

    /**
     * @param current whether nothing waits for its place longer than it may
     * @param nothingNew whether the record is still what it was at the point, and no entry that matters was recorded since
     * @param places where the rows lie
     * @param point of this look; null inside a transaction that has a number of its own, which its snapshot does not show as
     *     running
     */
    record Found(
            Instant now,
            boolean current,
            boolean nothingNew,
            String places,
            @Nullable RecordPoint point) {}

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
            for (String each : values) {
                select.setString(next++, each);
            }
            try (ResultSet found = select.executeQuery()) {
                found.next();
                String xmax = found.getString(5);
                String newest = found.getString(7);
                return new Found(
                        Instant.EPOCH.plus(found.getLong(1), ChronoUnit.MICROS),
                        found.getBoolean(2),
                        found.getBoolean(3),
                        Objects.requireNonNullElse(found.getString(4), ""),
                        xmax == null || newest == null
                                ? null
                                : new RecordPoint(xmax, found.getString(6), newest, found.getString(8)));
            }
        }
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

    /**
     * Where rows lie, by what each was looked up by.
     *
     * @param values what was looked for, in the order of the rows; what finds no rows lies nowhere
     */
    Map<Surroundings, Map<String, String>> byValue(Found found, List<? extends Collection<String>> values) {
        var byValue = new TreeMap<Surroundings, Map<String, String>>();
        rows.forEach(each -> byValue.put(each, new HashMap<>()));
        if (!found.places().isEmpty()) {
            for (String row : found.places().split(";", -1)) {
                int value = row.indexOf(' ') + 1;
                int place = row.indexOf(' ', value) + 1;
                Surroundings part = rows.get(Integer.parseInt(row, 0, value - 1, 10));
                Objects.requireNonNull(byValue.get(part))
                        .merge(
                                row.substring(value, place - 1),
                                row.substring(place),
                                (some, more) -> some + " " + more);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> places = Objects.requireNonNull(byValue.get(rows.get(i)));
            values.get(i).forEach(value -> places.putIfAbsent(value, ""));
        }
        return byValue;
    }

    private static String places(int part, Surroundings rows) {
        return "select '" + part + " ' as part, " + rows.valueOf("r") + " as value, r.ctid, r.xmin from " + rows.table()
                + " r where r." + rows.column() + " = any(cast((select cast(? as text)) as " + rows.type() + "))";
    }

    private static String notOnlyOf(String kind) {
        return " and newer.body not like convert_to('%\"rows\":[{\"id\":\"" + "_".repeat(36) + "\",\"kind\":\"" + kind
                + "\",\"sha256\":\"" + "_".repeat(64) + "\"}]%', 'UTF8')";
    }
}
