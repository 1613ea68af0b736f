package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/** Judges the contents of one file by one ruleset. The same contents, ruleset and key give the same report. */
public final class Inspection {
    private final Ruleset ruleset;
    private final KeyedHash hash;
    private final TextReader reader;
    private final FindingWriter writer;
    private final List<Finding> findings = new ArrayList<>();
    private final KeySet people = new KeySet();
    private final KeySet claimants = new KeySet();
    private final Aliases aliases;
    private final @Nullable Edition own;
    private boolean several;

    /** @param own gathers what is compared; null where nothing is */
    private Inspection(Contents contents, Ruleset ruleset, KeyedHash hash, @Nullable Edition own, Aliases aliases) {
        this.ruleset = ruleset;
        this.hash = hash;
        this.own = own;
        this.aliases = aliases;
        this.reader = new TextReader(ruleset);
        this.writer = new FindingWriter(ruleset.version(), new Places(contents.named(), reader, ruleset));
    }

    /** @param fileName says what the file is about, as its title does */
    public static InspectionReport of(Contents contents, String fileName, Ruleset ruleset, KeyedHash hash) {
        return of(contents, fileName, ruleset, hash, null);
    }

    /** @param before the version of the document that went out last, compared with this one; null where none did */
    public static InspectionReport of(
            Contents contents, String fileName, Ruleset ruleset, KeyedHash hash, @Nullable Edition before) {
        Edition own = before == null ? null : Edition.unread(0);
        var inspection =
                new Inspection(contents, ruleset, hash, own, before == null ? new Aliases() : before.aliases());
        inspection.read(contents, fileName);
        return inspection.report(contents, before);
    }

    /** Keeps of the contents what a later version is compared with. */
    static void remember(Contents contents, String fileName, Ruleset ruleset, KeyedHash hash, Edition edition) {
        var inspection = new Inspection(contents, ruleset, hash, edition, edition.aliases());
        inspection.read(contents, fileName);
        inspection.rememberPeople(edition);
    }

    /**
     * The report of a file that could not be inspected.
     *
     * @param place which part was not read, null where that is not known
     * @param mechanism what the part is, null where that is not known
     */
    public static InspectionReport uninspectable(
            UninspectableReason reason, @Nullable String place, @Nullable Mechanism mechanism, Ruleset ruleset) {
        var unread = new ArrayList<Finding>();
        Places places = Places.ofOne(place == null ? "" : place, new TextReader(ruleset), ruleset);
        String unreadPlace = place == null ? null : ReportWord.of(places.shown(place));
        if (unreadPlace != null && mechanism != null) {
            unread.add(unread(new UnreadPart(unreadPlace, mechanism), new FindingWriter(ruleset.version(), places)));
        }
        return new InspectionReport(
                ruleset.version(),
                ruleset.digest().hex(),
                InspectionState.UNINSPECTABLE,
                reason,
                unreadPlace,
                SheetCount.NONE,
                unread,
                EnumSet.of(ProtectionCategory.UNKNOWN),
                0,
                0,
                false,
                "Could not be inspected. " + reason.message(),
                null);
    }

    private static Finding unread(UnreadPart part, FindingWriter writer) {
        String recogniser = part.readByMachine()
                ? part.seen() ? Finding.MACHINE_READ : Finding.MACHINE_READ_UNSEEN
                : part.seen() ? Finding.UNREAD_PICTURE : "UNREAD";
        boolean weak = recogniser.equals(Finding.MACHINE_READ);
        return writer.write(
                recogniser,
                Ruleset.CODE_VERSION,
                part.place(),
                part.mechanism(),
                0,
                1,
                weak ? Severity.LOW : part.readByMachine() ? Severity.MEDIUM : Severity.UNKNOWN,
                null,
                "",
                weak ? Set.of() : EnumSet.of(ProtectionCategory.UNKNOWN));
    }

    private void read(Contents contents, String fileName) {
        var segments = new FindingsOfSegments(reader, hash, writer);
        Set<ProtectionCategory> aboutFile = segments.subjects(contents.segments(), fileName);
        FoldedWords offices = FoldedWords.offices(ruleset);
        contents.segments()
                .forEach(segment -> ListsInSettings.each(segment, offices, list -> inspectList(list, aboutFile)));
        several = contents.tables().size() > 1 || own != null || people.size() > 0;
        contents.tables().forEach(table -> inspect(table, aboutFile));
        findings.addAll(segments.inspect(contents.segments(), aboutFile));
        contents.unread().forEach(part -> findings.add(unread(part, writer)));
        contents.misnamed().forEach(place -> findings.add(misnamed(place)));
        people.addAll(segments.people());
        claimants.addAll(segments.claimants());
    }

    private Finding misnamed(String place) {
        return writer.write(
                "TYPE_MISMATCH",
                Ruleset.CODE_VERSION,
                place,
                Mechanism.EMBEDDED_OBJECT,
                0,
                1,
                Severity.MEDIUM,
                null,
                "",
                EnumSet.of(ProtectionCategory.UNKNOWN));
    }

    private void rememberPeople(Edition edition) {
        edition.people().addAll(people);
        edition.claimants().addAll(claimants);
        findings.stream()
                .filter(finding -> finding.recogniser().equals("LINKED_CLAIM"))
                .forEach(finding -> edition.claims().addAll(finding.categories()));
    }

    private @Nullable EditionComparison compared(@Nullable Edition before) {
        if (before == null || own == null) {
            return null;
        }
        rememberPeople(own);
        var beside = new FindingsBesideEdition(before, hash, writer);
        EditionComparison comparison = beside.compare(own);
        findings.addAll(beside.findings());
        return comparison;
    }

    private InspectionReport report(Contents contents, @Nullable Edition before) {
        EditionComparison comparison = compared(before);
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::place)
                .thenComparing(Finding::recogniser)
                .thenComparing(Finding::mechanism)
                .thenComparing(Finding::keyedHash));
        SettledFindings settled = SettledFindings.of(findings);
        int persons = aliases.people(people);
        int claiming = aliases.people(claimants);
        return new InspectionReport(
                ruleset.version(),
                ruleset.digest().hex(),
                InspectionState.INSPECTED,
                null,
                null,
                contents.sheets(),
                findings,
                settled.categories(),
                persons,
                claiming,
                settled.hiddenContent(),
                SummarySentence.of(contents, findings, settled.categories(), persons, claiming) + beside(comparison),
                comparison);
    }

    private static String beside(@Nullable EditionComparison comparison) {
        if (comparison == null || !comparison.singlesOut()) {
            return "";
        }
        return (comparison.compared() ? ", and more together with version " : ", not compared with version ")
                + comparison.edition();
    }

    /** Settings are in every file: they are a list only if several people are certainly in them. */
    private void inspectList(Table list, Set<ProtectionCategory> aboutFile) {
        var ofList = new People(list.path(), ruleset, hash, aliases);
        var reading = new TableReading(list, ruleset, reader, false);
        var found = new FindingsOfTable(reading, ofList, new Linkage(aboutFile), hash, writer);
        reading.tell(found);
        if (found.namedRows() >= ListsInSettings.FEWEST - 1) {
            findings.addAll(found.all(claimants));
            people.addAll(ofList.of(ofList.rows()));
        }
    }

    private void inspect(Table table, Set<ProtectionCategory> aboutFile) {
        var about = EnumSet.noneOf(ProtectionCategory.class);
        about.addAll(aboutFile);
        about.addAll(reader.read(table.name()).claims());
        var reading = new TableReading(table, ruleset, reader, !about.isEmpty());
        // Rows that only their place names are nobody's in another edition.
        String path = own == null || own.number() == 0 ? table.path() : own.number() + "/" + table.path();
        var ofTable = new People(path, ruleset, hash, several ? aliases : null);
        var found = new FindingsOfTable(reading, ofTable, new Linkage(about), hash, writer);
        reading.tell(found);
        findings.addAll(found.all(claimants));
        people.addAll(ofTable.of(ofTable.rows()));
        if (own != null && ofTable.rows().isEmpty()) {
            own.tables().add(TableFigures.of(reading));
        }
    }
}
