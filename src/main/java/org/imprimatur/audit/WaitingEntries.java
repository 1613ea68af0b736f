package org.imprimatur.audit;

/**
 * The entries that have no place in the log yet, as the beginning of a statement: a common table {@code waiting} with the
 * columns of {@code audit.entry}.
 *
 * <p>It answers what the function {@code audit.waiting()} answers, which is planned anew at each call; that takes several times as
 * long as the rest of most statements. Here the few entries behind the mark are read by their index, whatever the planner knows,
 * and the function is asked only where there are more of them.
 */
final class WaitingEntries {
    private static final int FEW = 100;

    static final String WITH = """
            with recent as materialized (
                select e.* from audit.entry e
                where e.xid >= coalesce((
                    select case when i.system_identifier = (select c.system_identifier from pg_control_system() c)
                                then i.low_xid else cast('0' as xid8) end
                    from audit.integration i order by i.tree_size desc limit 1), cast('0' as xid8))
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
