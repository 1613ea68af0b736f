package org.imprimatur.audit;

/**
 * The entries that have no place in the log yet, as the beginning of a statement: a common table {@code waiting} with the
 * columns of {@code audit.entry}; and {@code head}, the low-water mark and whether it was set in this database, empty before the
 * first step of the integration.
 *
 * <p>It answers what the function {@code audit.waiting()} answers, which is planned anew at each call; that takes several times as
 * long as the rest of most statements. Here the few entries behind the mark are read by their index, whatever the planner knows,
 * and the function is asked only where there are more of them.
 */
final class WaitingEntries {
    private static final int FEW = 100;

    static final String WITH = """
            with head as materialized (
                select i.low_xid, i.system_identifier = c.system_identifier as is_of_here
                from (select i.low_xid, i.system_identifier from audit.integration i order by i.tree_size desc limit 1) i,
                    pg_control_system() c
            ), recent as materialized (
                select e.* from audit.entry e
                where e.xid >= coalesce((select case when is_of_here then low_xid else cast('0' as xid8) end from head),
                    cast('0' as xid8))
                order by e.xid limit %d
            ), waiting as materialized (
                select r.* from recent r
                where (select count(*) from recent) < %d
                  and not exists (select from audit.leaf l where l.entry_seq = r.entry_seq)
                union all
                select w.* from audit.waiting() w where (select count(*) from recent) = %d
            )
            """.formatted(FEW, FEW, FEW);

    private WaitingEntries() {}
}
