package org.imprimatur.inspection.commandline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;

/** For people: the sentence that a signer reads first, and a table of what was found, the gravest first. */
final class ReportsAsText implements Telling {
    private static final List<String> HEAD = List.of("SEVERITY", "FOUND", "HOW", "WHERE", "PEOPLE", "EXAMPLE");

    private final PrintStream out;
    private int clean;
    private int found;
    private int notInspected;

    ReportsAsText(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin() {
        // nothing stands before the first file
    }

    @Override
    public void tell(String file, InspectionReport report) {
        out.println(Printable.of(file));
        out.println("  " + Printable.of(report.summary()));
        String place = report.unreadPlace();
        if (place != null) {
            out.println("  Not read: " + Printable.of(place));
        }
        if (report.state() == InspectionState.UNINSPECTABLE) {
            notInspected++;
        } else if (report.clean()) {
            clean++;
        } else {
            found++;
        }
        table(report.findings());
        out.println();
        out.flush();
    }

    private void table(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        findings.forEach(finding -> rows.add(row(finding)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append("  ").append(cell).append(" ".repeat(widths[column] - length(cell)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static List<String> row(Finding finding) {
        String sample = finding.maskedSample();
        return List.of(
                finding.severity().name(),
                finding.recogniser(),
                finding.mechanism().words().isEmpty()
                        ? "visible"
                        : finding.mechanism().words(),
                Printable.of(finding.place()),
                finding.personCount() == 0 ? "" : String.format(Locale.ROOT, "%,d", finding.personCount()),
                sample == null ? "" : Printable.of(sample));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public void tellUnread(String file, String sentence) {
        notInspected++;
    }

    @Override
    public void end() {
        if (clean + found + notInspected > 1) {
            out.println("%d clean, %d with findings, %d not inspected".formatted(clean, found, notInspected));
        }
    }
}
