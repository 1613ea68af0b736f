package org.imprimatur.inspection.extraction.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.EncodedText;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.OleStreams;
import org.imprimatur.inspection.extraction.PlainTextReading;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.extraction.web.DeclaredEncoding;
import org.imprimatur.inspection.extraction.web.WebPage;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.Table;
import org.jspecify.annotations.Nullable;

/** Reads one mail: its header, its body in each way in which it is written, and what hangs on it. */
final class MailReader {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> ENCRYPTED = Set.of(
            "application/pkcs7-mime",
            "application/x-pkcs7-mime",
            "application/pgp-encrypted",
            "application/ms-tnef",
            "application/vnd.ms-tnef",
            "message/partial",
            "message/external-body");
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");
    private static final Set<String> MAILS = Set.of("message/rfc822", "message/global");
    /** Of a certificate with those that vouch for it. */
    private static final int LONGEST_SIGNATURE = 1 << 15;

    private final Budget budget;
    private final int depth;

    /** @param depth how many files are around the mail */
    MailReader(Budget budget, int depth) {
        this.budget = budget;
        this.depth = depth;
    }

    Contents read(byte[] file) throws IOException {
        MailPart mail = new MailParser(file, budget).read();
        var gathered = new Gathered(null);
        new HeaderText(budget, gathered).mail(mail.fields(), "header");
        body(mail, "body", gathered);
        return gathered.contents();
    }

    /** @param place what stands before the numbers of its parts */
    private void body(MailPart part, String place, Gathered gathered) {
        switch (part.type()) {
            case "multipart/alternative" -> alternatives(part, place, gathered);
            case "multipart/related" -> related(part, place, gathered);
            case "multipart/encrypted" -> unread(place, gathered);
            default -> {
                if (part.isMultipart()) {
                    for (int i = 0; i < part.parts().size(); i++) {
                        inner(part.parts().get(i), numbered(place, i), gathered);
                    }
                } else {
                    leaf(part, place, gathered);
                }
            }
        }
        for (byte[] text : part.around()) {
            around(text, place, gathered);
        }
    }

    private static String numbered(String place, int index) {
        return place.equals("body") ? "part " + (index + 1) : place + "." + (index + 1);
    }

    private void inner(MailPart part, String place, Gathered gathered) {
        new HeaderText(budget, gathered).part(part.fields(), place + " header");
        body(part, place, gathered);
    }

    /** Beside the parts, for programs that know of none. */
    private void around(byte[] text, String place, Gathered gathered) {
        if (!new String(text, StandardCharsets.ISO_8859_1).isBlank()) {
            attempt(
                    place + " around its parts",
                    gathered,
                    () -> gathered.embedded(
                            place + " around its parts",
                            Mechanism.OTHER_PART,
                            new PlainTextReading(budget).read(text)));
        }
    }

    private void alternatives(MailPart part, String place, Gathered gathered) {
        List<Contents> contents = new ArrayList<>();
        int shown = 0;
        for (int i = 0; i < part.parts().size(); i++) {
            MailPart each = part.parts().get(i);
            var one = new Gathered(null);
            inner(each, numbered(place, i), one);
            contents.add(one.contents());
            shown = isBetter(each, part.parts().get(shown)) ? i : shown;
        }
        show(contents, shown, numbered(place, contents.size()), gathered);
    }

    /** A page is shown rather than a text, and the later of two rather than the earlier. */
    private static boolean isBetter(MailPart later, MailPart earlier) {
        return rank(later) >= rank(earlier);
    }

    private static int rank(MailPart part) {
        boolean page = PAGES.contains(part.type()) || part.isMultipart();
        return page ? 2 : part.type().equals("text/plain") ? 1 : 0;
    }

    /** @param place of what the others say more */
    void show(List<Contents> contents, int shown, String place, Gathered gathered) {
        pour(contents.get(shown), gathered);
        var said = new Alternatives(contents.get(shown), budget);
        for (int i = 0; i < contents.size(); i++) {
            if (i != shown) {
                Contents more = said.beside(contents.get(i));
                var hidden = new ArrayList<Segment>();
                var kept = new ArrayList<Segment>();
                more.segments()
                        .forEach(segment -> (segment.mechanism() == Mechanism.VISIBLE ? hidden : kept).add(segment));
                gathered.segments(kept);
                gathered.embedded("another way of it", Mechanism.INVISIBLE_TEXT, Contents.part(more.tables(), hidden));
                more.named().forEach(gathered::named);
                more.unread().forEach(each -> gathered.unread(each.unseen()));
                more.misnamed().forEach(gathered::misnamed);
            }
        }
    }

    private static void pour(Contents contents, Gathered into) {
        into.segments(contents.segments());
        for (Table table : contents.tables()) {
            if (table.sheet() == Mechanism.VISIBLE) {
                into.table(table.path(), table.name(), table.cells());
            } else {
                into.cache(table.path(), table.sheet(), table.cells());
            }
        }
        contents.unread().forEach(each -> into.unread(each.unseen()));
        contents.misnamed().forEach(into::misnamed);
        contents.named().forEach(into::named);
    }

    /** A page and what it shows: style sheets among it say how the page looks. */
    private void related(MailPart part, String place, Gathered gathered) {
        Map<String, String> sheets = new HashMap<>();
        for (MailPart each : part.parts()) {
            byte[] css = each.type().equals("text/css") ? TransferEncoding.decoded(each, budget) : null;
            if (css != null) {
                String text = new String(css, StandardCharsets.UTF_8);
                sheets.put(each.value("content-location"), text);
                sheets.put("cid:" + each.value("content-id").replaceAll("[<>]", ""), text);
            }
        }
        for (int i = 0; i < part.parts().size(); i++) {
            MailPart each = part.parts().get(i);
            String here = numbered(place, i);
            if (i == 0 && PAGES.contains(each.type())) {
                new HeaderText(budget, gathered).part(each.fields(), here + " header");
                page(each, here, sheets, gathered);
            } else if (each.type().equals("text/css") && each.fileName() == null && !each.isAttachment()) {
                new HeaderText(budget, gathered).part(each.fields(), here + " header");
                sheet(each, here, gathered);
            } else {
                inner(each, here, gathered);
            }
        }
    }

    private void sheet(MailPart part, String place, Gathered gathered) {
        byte[] bytes = TransferEncoding.decoded(part, budget);
        if (bytes == null
                || BinaryStrings.arePacked(bytes)
                || new UnknownFile(bytes, budget, depth).isOfKnownFormat()) {
            gathered.unread(place, Mechanism.OTHER_PART);
        } else {
            OleStreams.settings(bytes, place, Mechanism.OTHER_PART, budget, gathered);
        }
    }

    private void leaf(MailPart part, String place, Gathered gathered) {
        String name = part.fileName();
        if (name != null) {
            budget.read(name.length());
            gathered.segment(new Segment(place, "name", Segment.Use.CONTENT, Mechanism.VISIBLE, name, null));
        }
        byte[] bytes = ENCRYPTED.contains(part.type()) ? null : TransferEncoding.decoded(part, budget);
        if (bytes == null) {
            OleStreams.settings(part.body(), place, Mechanism.ATTACHMENT, budget, gathered);
            unread(place, gathered);
        } else if (SIGNATURES.contains(part.type()) && isSignature(bytes)) {
            OleStreams.settings(bytes, place, Mechanism.OTHER_PART, budget, gathered);
        } else if (MAILS.contains(part.type())) {
            embedded().read("attached.eml", bytes, place, gathered);
        } else if (part.isAttachment() || name != null) {
            attached(name, bytes, place, gathered);
        } else if (PAGES.contains(part.type())) {
            page(part, place, Map.of(), gathered);
        } else if (part.type().equals("text/plain")) {
            attempt(
                    place,
                    gathered,
                    () -> gathered.embedded(
                            place, Mechanism.VISIBLE, new PlainBody(budget, part).read(bytes, place, gathered)));
        } else {
            attached(null, part.type().startsWith("text/") ? PlainBody.unfolded(part, bytes) : bytes, place, gathered);
        }
    }

    /** One value of DER (X.690, 8.1) from the first byte to the last, or armoured text; no file that any reader knows. */
    private static boolean isSignature(byte[] bytes) {
        if (bytes.length > LONGEST_SIGNATURE || bytes.length < 4) {
            return false;
        }
        int first = bytes[1] & 0xff;
        int octets = first - 0x80;
        long length = first;
        if (octets > 0 && octets <= 3) {
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes[2 + i] & 0xff;
            }
        }
        boolean der =
                bytes[0] == 0x30 && first != 0x80 && octets <= 3 && 2 + Math.max(0, octets) + length == bytes.length;
        return der || new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("----");
    }

    private void attached(@Nullable String name, byte[] bytes, String place, Gathered gathered) {
        if (bytes.length == 0) {
            return;
        }
        if (name == null) {
            embedded().readUnnamed(bytes, place, gathered);
        } else {
            embedded().read(name, bytes, place, gathered);
        }
    }

    private EmbeddedFile embedded() {
        return new EmbeddedFile(budget, depth, Mechanism.ATTACHMENT);
    }

    private void page(MailPart part, String place, Map<String, String> sheets, Gathered gathered) {
        byte[] bytes = TransferEncoding.decoded(part, budget);
        if (bytes == null) {
            unread(place, gathered);
            return;
        }
        attempt(place, gathered, () -> {
            EncodedText page = DeclaredEncoding.ofPage(bytes, part.charset());
            gathered.embedded(place, Mechanism.VISIBLE, new WebPage(budget, depth, sheets).read(page));
        });
    }

    private static void unread(String place, Gathered gathered) {
        gathered.unread(place, Mechanism.ATTACHMENT);
    }

    /** A part that cannot be read leaves the others as they are. */
    static void attempt(String place, Gathered gathered, Runnable reading) {
        try {
            reading.run();
        } catch (UninspectableFile notRead) {
            if (notRead.reason().isLimit()) {
                throw notRead;
            }
            unread(place, gathered);
        }
    }
}
