package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.rules.TableFigures.Figure;
import org.imprimatur.inspection.rules.TableFigures.Name;
import org.jspecify.annotations.Nullable;

/** What a file reveals together with the version of its document that went out last: findings with places in the file. */
final class FindingsBesideEdition {
    private static final int VERSION = 1;

    private final Edition before;
    private final KeyedHash hash;
    private final FindingWriter writer;
    private final List<Finding> findings = new ArrayList<>();
    private int changed;
    private int shown;
    private int computable;
    private int rowsNew;
    private int rowsGone;
    private boolean incomplete;

    FindingsBesideEdition(Edition before, KeyedHash hash, FindingWriter writer) {
        this.before = before;
        this.hash = hash;
        this.writer = writer;
    }

    /** The findings of {@link #compare}. */
    List<Finding> findings() {
        return findings;
    }

    /** @param now what of the file is compared, with the aliases of the other */
    EditionComparison compare(Edition now) {
        if (!before.isRead()) {
            return notCompared();
        }
        compareTables(now.tables());
        if (incomplete) {
            return notCompared();
        }
        KeySet people = before.aliases().canonical(now.people());
        KeySet were = before.aliases().canonical(before.people());
        KeySet claiming = before.aliases().canonical(now.claimants());
        KeySet claimed = before.aliases().canonical(before.claimants());
        int both = count(people, were::contains);
        int added = people.size() - both;
        int gone = were.size() - both;
        int linked = count(people, key -> claimed.contains(key) && !claiming.contains(key));
        if (linked > 0) {
            file("LINKED_BY_EDITION", linked, linked, Severity.CRITICAL, before.claims());
        }
        if (both > 0 && added + gone > 0) {
            file("PEOPLE_BESIDE_EDITION", added + gone, added + gone, Severity.MEDIUM, Set.of());
        }
        return new EditionComparison(
                before.number(), true, both, added, gone, linked, changed, shown, computable, rowsNew, rowsGone);
    }

    private EditionComparison notCompared() {
        findings.clear();
        file("EDITION_NOT_COMPARED", 0, 1, Severity.MEDIUM, Set.of());
        return EditionComparison.notCompared(before.number());
    }

    private void file(String recogniser, int people, int times, Severity severity, Set<ProtectionCategory> categories) {
        findings.add(writer.write(
                recogniser,
                VERSION,
                "beside version " + before.number(),
                Mechanism.VISIBLE,
                people,
                times,
                severity,
                null,
                "",
                categories));
    }

    private static int count(KeySet keys, LongPredicate which) {
        int count = 0;
        for (long key : keys.sorted()) {
            count += which.test(key) ? 1 : 0;
        }
        return count;
    }

    /** By name, or else with the one that has most of its figures: sheets are renamed from month to month. */
    private void compareTables(List<TableFigures> tables) {
        var open = new ArrayList<>(before.tables());
        var renamed = new ArrayList<TableFigures>();
        for (TableFigures table : tables) {
            TableFigures same = open.stream()
                    .filter(each -> each.path().equals(table.path()) && table.shared(each) > 0)
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                renamed.add(table);
            } else {
                open.remove(same);
                compare(table, same);
            }
        }
        for (TableFigures table : renamed) {
            TableFigures nearest = null;
            int most = 0;
            for (TableFigures each : open) {
                int shared = table.shared(each);
                if (shared > most) {
                    most = shared;
                    nearest = each;
                }
            }
            if (nearest != null) {
                open.remove(nearest);
                compare(table, nearest);
            }
            incomplete |= table.isTooMany();
        }
        incomplete |= before.tables().stream().anyMatch(TableFigures::isTooMany);
    }

    private void compare(TableFigures now, TableFigures was) {
        var ofChanged = new Gathered("CHANGED_BY_FEW");
        var ofShown = new Gathered("SHOWN_IN_ONE_EDITION");
        now.figures().forEach((name, figure) -> {
            Figure other = was.of(name);
            if (other == null) {
                return;
            }
            if (figure.isShown() && other.isShown()) {
                if (SmallCells.isSmall(Math.abs(figure.count() - other.count()))) {
                    ofChanged.add(figure);
                }
            } else if (figure.count() > 0 || other.count() > 0) {
                ofShown.add(figure);
            }
        });
        var ofComputable = new Gathered("COMPUTABLE_BY_EDITION");
        compute(now, was, Name::column, Name::inTotalRow, ofComputable);
        compute(now, was, Name::row, Name::inTotalColumn, ofComputable);
        changed += ofChanged.tell(now.path());
        shown += ofShown.tell(now.path());
        computable += ofComputable.tell(now.path());
        rowsNew += without(now.rowNames(), was.rowNames()) + without(now.columnNames(), was.columnNames());
        rowsGone += without(was.rowNames(), now.rowNames()) + without(was.columnNames(), now.columnNames());
    }

    private static int without(Set<String> some, Set<String> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest.size();
    }

    private static void compute(
            TableFigures now, TableFigures was, Function<Name, String> line, Predicate<Name> isTotal, Gathered found) {
        var names = new LinkedHashSet<>(now.figures().keySet());
        names.addAll(was.figures().keySet());
        Map<String, FiguresOfLine> lines = new HashMap<>();
        for (Name name : names) {
            lines.computeIfAbsent(line.apply(name), each -> new FiguresOfLine())
                    .add(isTotal.test(name), now.of(name), was.of(name));
        }
        lines.values().forEach(each -> found.add(each.computable()));
    }

    /** Figures of one kind of finding in one table. */
    private final class Gathered {
        private final String recogniser;
        private final Map<Mechanism, GatheredCells> cells = new EnumMap<>(Mechanism.class);
        private final Set<Figure> figures = new LinkedHashSet<>();

        Gathered(String recogniser) {
            this.recogniser = recogniser;
        }

        void add(@Nullable Figure figure) {
            if (figure != null) {
                figures.add(figure);
            }
        }

        /** @return how many */
        int tell(String path) {
            for (Figure figure : figures) {
                cells.computeIfAbsent(figure.mechanism(), each -> new GatheredCells(recogniser, hash))
                        .add(figure.row(), figure.column(), Integer.toString(figure.count()), figure.mechanism());
            }
            cells.forEach((mechanism, of) ->
                    findings.add(of.finding(writer, path, mechanism, null, EnumSet.of(ProtectionCategory.SMALL_CELL))));
            return figures.size();
        }
    }
}
