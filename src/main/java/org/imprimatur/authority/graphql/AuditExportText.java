package org.imprimatur.authority.graphql;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.AuditExport;
import org.imprimatur.authority.DescribeEntries;
import org.imprimatur.authority.ExportAudit;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An export as CSV (RFC 4180, UTF-8), made while it is read: never more than {@link #AT_ONCE} entries are in memory. The last line
 * says whether there were more than an export holds. Used by one thread.
 */
final class AuditExportText extends InputStream {
    private static final int AT_ONCE = 500;

    private static final List<String> COLUMNS = List.of(
            "Index",
            "Time (UTC)",
            "What happened",
            "Outcome",
            "Act",
            "Reason",
            "By",
            "In the role of",
            "State before",
            "State after",
            "Document",
            "Version",
            "Approval request",
            "Release",
            "About the person",
            "Manifest (SHA-256)",
            "Actor's id in the log",
            "Trace",
            "Entry");

    private final Actor actor;
    private final AuditExport export;
    private final ExportAudit entries;
    private final DescribeEntries describe;
    private long before;
    private int left;
    private boolean hasBegun;
    private boolean hasEnded;
    private byte[] text = new byte[0];
    private int position;

    AuditExportText(Actor actor, AuditExport export, ExportAudit entries, DescribeEntries describe) {
        this.actor = actor;
        this.export = export;
        this.entries = entries;
        this.describe = describe;
        this.before = export.before();
        this.left = export.rows();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        while (position == text.length) {
            if (hasEnded) {
                return -1;
            }
            text = next();
            position = 0;
        }
        int given = Math.min(length, text.length - position);
        System.arraycopy(text, position, into, offset, given);
        position += given;
        return given;
    }

    private byte[] next() {
        var bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                CsvWriter lines = CsvWriter.builder()
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(writer)) {
            if (!hasBegun) {
                hasBegun = true;
                lines.writeRecord(COLUMNS);
            }
            List<AuditEntries.Placed> page =
                    left == 0 ? List.of() : entries.next(actor, export, before, Math.min(left, AT_ONCE));
            write(page, lines);
            left = page.isEmpty() ? 0 : left - page.size();
            hasEnded = left == 0;
            if (hasEnded && export.isCut()) {
                lines.writeRecord(cut());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private void write(List<AuditEntries.Placed> page, CsvWriter lines) {
        var described = describe.describe(
                actor, page.stream().map(AuditEntries.Placed::entry).toList());
        for (int place = 0; place < page.size(); place++) {
            AuditEntryView entry = AuditEntryView.of(page.get(place));
            Person by = described.get(place).actor();
            before = Objects.requireNonNull(entry.index()).value();
            lines.writeRecord(cells(
                    before,
                    entry.occurredAt(),
                    described.get(place).sentence(),
                    entry.outcome(),
                    entry.action(),
                    entry.reasonCode(),
                    by == null ? null : by.printedName(),
                    entry.role(),
                    entry.fromState(),
                    entry.toState(),
                    entry.documentId(),
                    entry.versionId(),
                    entry.approvalRequestId(),
                    entry.releaseId(),
                    entry.personId(),
                    entry.manifestSha256(),
                    entry.actorId(),
                    entry.traceId(),
                    entry.id()));
        }
    }

    private static List<String> cells(@Nullable Object... values) {
        return Arrays.stream(values).map(SpreadsheetCell::of).toList();
    }

    private List<String> cut() {
        var line = new ArrayList<String>();
        line.add("CUT");
        line.add("");
        line.add("There are more entries than the " + export.rows()
                + " that an export holds: these are the newest. Search for a shorter time to get the others.");
        while (line.size() < COLUMNS.size()) {
            line.add("");
        }
        return line;
    }
}
