package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;

/** Every means in archives and packed files. */
final class ArchiveCases {
    private static final String NAME = "data/members.csv";

    private ArchiveCases() {}

    static List<MechanismCase> all() {
        byte[] people = SampleFiles.rosterCsv(ROSTER);
        byte[] figures = SampleFiles.cleanAggregateCsv();
        var cases = new ArrayList<MechanismCase>();
        SampleArchive with = archive(people);
        SampleArchive without = archive(figures);
        cases.add(of("zip", Mechanism.VISIBLE, "member", ROSTER, with.zip(), without.zip()));
        cases.add(of("tar", Mechanism.VISIBLE, "member", ROSTER, with.tar(), without.tar()));
        cases.add(of("7z", Mechanism.VISIBLE, "member", ROSTER, with.sevenZip(), without.sevenZip()));
        cases.add(
                of("7z", Mechanism.EMBEDDED_OBJECT, "encrypted", UNREAD, with.sevenZip('a', 'b'), without.sevenZip()));
        cases.add(of("gz", Mechanism.VISIBLE, "nameless", ROSTER, gzip(people, "", ""), gzip(figures, "", "")));
        cases.add(of("gz", Mechanism.VISIBLE, "named", ROSTER, gzip(people, "a.csv", ""), gzip(figures, "a.csv", "")));
        cases.add(of(
                "gz", Mechanism.COMMENT, "header", NOTED, gzip(figures, "a.csv", noted()), gzip(figures, "a.csv", "")));
        cases.add(
                of("tgz", Mechanism.VISIBLE, "archive", ROSTER, gzip(with.tar(), "", ""), gzip(without.tar(), "", "")));
        cases.add(of(
                "bz2",
                Mechanism.VISIBLE,
                "content",
                ROSTER,
                SampleArchive.bzip2(people),
                SampleArchive.bzip2(figures)));
        cases.add(of("xz", Mechanism.VISIBLE, "content", ROSTER, SampleArchive.xz(people), SampleArchive.xz(figures)));
        tar(cases, without);
        workbooks(cases);
        return cases;
    }

    private static void tar(List<MechanismCase> cases, SampleArchive without) {
        cases.add(of(
                "tar",
                Mechanism.OTHER_PART,
                "extended header",
                NOTED,
                without.tar(entry -> entry.addPaxHeader("IMPRIMATUR.note", noted())),
                without.tar(entry -> entry.addPaxHeader("IMPRIMATUR.note", "none"))));
        cases.add(of(
                "tar",
                Mechanism.OTHER_PART,
                "owner",
                1,
                without.tar(entry -> entry.setUserName(noted().substring(0, 10))),
                without.tar(entry -> entry.setUserName("office"))));
        byte[] small =
                new SampleArchive().with("a.txt", "Figures of the month.").tar();
        byte[] padded = small.clone();
        byte[] note = noted().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(note, 0, padded, 600, note.length);
        cases.add(of("tar", Mechanism.OTHER_PART, "padding", NOTED, padded, small));
    }

    private static void workbooks(List<MechanismCase> cases) {
        cases.add(of(
                "zip",
                Mechanism.SHEET_HIDDEN,
                "workbook",
                ROSTER,
                new SampleArchive()
                        .with("a.xlsx", SampleFiles.hiddenRoster(ROSTER))
                        .zip(),
                new SampleArchive().with("a.xlsx", SampleFiles.cleanAggregate()).zip()));
    }

    private static SampleArchive archive(byte[] member) {
        return new SampleArchive()
                .with("data/", new byte[0])
                .with(NAME, member)
                .with("note.txt", "Figures of the month, by office.");
    }

    private static byte[] gzip(byte[] content, String name, String comment) {
        return SampleArchive.gzip(content, name, comment);
    }

    private static MechanismCase of(
            String ending, Mechanism mechanism, String what, int people, byte[] file, byte[] twin) {
        return new MechanismCase(ending, mechanism, what, people, file, twin);
    }
}
