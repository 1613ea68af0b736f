package org.imprimatur.inspection.extraction.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hmef.CompressedRTF;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.OleStreams;
import org.imprimatur.inspection.extraction.PlainTextReading;
import org.imprimatur.inspection.extraction.web.DeclaredEncoding;
import org.imprimatur.inspection.extraction.web.WebPage;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Reads one item of Outlook: what it shows, and every other property that it keeps. */
final class OutlookReader {
    private static final int SUBJECT = 0x37;
    private static final int BODY = 0x1000;
    private static final int RTF = 0x1009;
    private static final int PAGE = 0x1013;
    private static final int TRANSPORT_HEADER = 0x7d;
    /** From whom, to whom and to whom besides. */
    private static final Set<Integer> SHOWN = Set.of(0x0c1a, 0x0c1f, 0x5d01, 0x0042, 0x0065, 0x5d02, 0x0e04, 0x0e03);

    private static final Set<Integer> REPEATED_SUBJECT = Set.of(0x0e1d, 0x0070, 0x003d);
    private static final int NAME = 0x3001;
    private static final Set<Integer> ADDRESSES = Set.of(NAME, 0x3003, 0x39fe, 0x3a20, 0x5ff6);
    private static final int RECIPIENT_TYPE = 0x0c15;
    private static final int BLIND = 3;
    private static final int CONTENT = 0x3701;
    private static final int[] FILE_NAMES = {0x3707, 0x3704, NAME};

    private final Budget budget;
    private final int depth;
    private final Gathered gathered;
    private final HeaderText header;

    /** @param depth how many files are around the item */
    OutlookReader(Budget budget, int depth, Gathered gathered) {
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
        this.header = new HeaderText(budget, gathered);
    }

    void read(DirectoryEntry root) throws IOException {
        var item = new OutlookItem(root, budget);
        header.shown("item", "subject", item.text(SUBJECT), Segment.Use.SUBJECT_OF_FILE);
        for (int property : SHOWN.stream().sorted().toList()) {
            header.shown("item", hexadecimal(property), item.text(property), Segment.Use.CONTENT);
        }
        List<DirectoryEntry> attachments = new ArrayList<>();
        List<OutlookItem> blind = new ArrayList<>();
        for (DirectoryEntry storage : item.storages()) {
            String name = storage.getName().toLowerCase(Locale.ROOT);
            if (name.startsWith("__recip_version1.0_")) {
                recipient(storage, blind);
            } else if (name.startsWith("__attach_version1.0_")) {
                attachments.add(storage);
            } else if (name.equals("__nameid_version1.0")) {
                names(storage);
            } else {
                unread(storage, "storage " + storage.getName());
            }
        }
        for (OutlookItem each : blind) {
            each.texts().forEach((property, text) -> header.kept("blind copy", hexadecimal(property), text, false));
            bytes(each, "blind copy", Set.of());
        }
        bodies(item);
        rest(item);
        for (int i = 0; i < attachments.size(); i++) {
            attachment(attachments.get(i), "attachment " + (i + 1));
        }
    }

    private void names(DirectoryEntry storage) throws IOException {
        String place = "names of properties";
        OleStreams.sweep(storage, place, Mechanism.OTHER_PART, budget, gathered);
        var streams = new HashMap<String, byte[]>();
        boolean flat = true;
        for (Entry entry : storage) {
            if (entry instanceof DocumentEntry stream) {
                streams.put(stream.getName(), OleStreams.bytes(stream, budget));
            } else {
                flat = false;
            }
        }
        var names = new OutlookNames(streams);
        names.names().forEach(name -> budget.read(name.length()));
        gathered.segment(new Segment(
                place, "", Segment.Use.SETTING, Mechanism.OTHER_PART, String.join("\n", names.names()), null));
        if (!flat || !names.isSound()) {
            gathered.unread(place, Mechanism.OTHER_PART);
        }
    }

    private static String hexadecimal(int property) {
        return String.format(Locale.ROOT, "property %04X", property);
    }

    private void unread(DirectoryEntry storage, String place) throws IOException {
        gathered.unread(place, Mechanism.OTHER_PART);
        OleStreams.sweep(storage, place, Mechanism.OTHER_PART, budget, gathered);
    }

    /** Those that are shown; the others are kept until all that is shown is known. */
    private void recipient(DirectoryEntry storage, List<OutlookItem> blind) throws IOException {
        var recipient = new OutlookItem(storage, budget);
        if (recipient.number(RECIPIENT_TYPE) == BLIND) {
            blind.add(recipient);
            return;
        }
        String place = "recipient " + storage.getName().replaceAll("^.*#0*(?=.)", "");
        ADDRESSES.stream()
                .sorted()
                .forEach(property ->
                        header.shown(place, hexadecimal(property), recipient.text(property), Segment.Use.CONTENT));
        recipient.texts().forEach((property, text) -> {
            if (!ADDRESSES.contains(property)) {
                header.kept(place, hexadecimal(property), text, true);
            }
        });
        bytes(recipient, place, Set.of());
        for (DirectoryEntry inner : recipient.storages()) {
            unread(inner, place + " " + inner.getName());
        }
    }

    private void bodies(OutlookItem item) {
        List<Contents> bodies = new ArrayList<>();
        byte[] page = item.bytes(PAGE);
        if (page != null) {
            bodies.add(body(
                    "page",
                    one -> one.embedded(
                            "page",
                            Mechanism.VISIBLE,
                            new WebPage(budget, depth, Map.of())
                                    .read(DeclaredEncoding.ofPage(page, item.pageCharset())))));
        } else if (!item.text(PAGE).isBlank()) {
            byte[] text = item.text(PAGE).getBytes(StandardCharsets.UTF_8);
            bodies.add(body(
                    "page",
                    one -> one.embedded(
                            "page",
                            Mechanism.VISIBLE,
                            new WebPage(budget, depth, Map.of()).read(DeclaredEncoding.ofPage(text, "utf-8")))));
        }
        byte[] rich = item.bytes(RTF);
        if (rich != null) {
            bodies.add(body("rich text", one -> richText(rich, one)));
        }
        if (!item.text(BODY).isBlank()) {
            bodies.add(body(
                    "text",
                    one -> one.embedded(
                            "text", Mechanism.VISIBLE, new PlainTextReading(budget).read(item.text(BODY)))));
        }
        if (bodies.isEmpty()) {
            return;
        }
        // what could be read of it stands for what is shown
        int shown = 0;
        while (shown < bodies.size() - 1
                && bodies.get(shown).segments().isEmpty()
                && bodies.get(shown).tables().isEmpty()) {
            shown++;
        }
        new MailReader(budget, depth).show(bodies, shown, "body", gathered);
    }

    private interface Reading {
        void into(Gathered one);
    }

    private static Contents body(String place, Reading reading) {
        var one = new Gathered(null);
        MailReader.attempt(place, one, () -> reading.into(one));
        return one.contents();
    }

    private void richText(byte[] packed, Gathered one) {
        var unpacked = new ByteArrayOutputStream();
        try {
            new CompressedRTF().decompress(new ByteArrayInputStream(packed), unpacked);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            one.unread("rich text", Mechanism.OTHER_PART);
            return;
        }
        budget.expand(unpacked.size());
        new EmbeddedFile(budget, depth, Mechanism.VISIBLE).read("body.rtf", unpacked.toByteArray(), "rich text", one);
    }

    private void rest(OutlookItem item) throws IOException {
        String subject = item.text(SUBJECT);
        item.texts().forEach((property, text) -> {
            boolean repeated = REPEATED_SUBJECT.contains(property) && subject.contains(text);
            if (property == TRANSPORT_HEADER) {
                transportHeader(text);
            } else if (!repeated
                    && property != SUBJECT
                    && property != BODY
                    && property != PAGE
                    && !SHOWN.contains(property)) {
                header.kept("item", hexadecimal(property), text, true);
            }
        });
        bytes(item, "item", Set.of(RTF, PAGE));
    }

    /** The header with which the mail came, whose fields may be shown by now or not. */
    private void transportHeader(String text) {
        for (String field : text.split("\r?\n(?![ \t])", -1)) {
            if (field.indexOf(':') > 0) {
                MailField read = MailField.of(field.getBytes(StandardCharsets.UTF_8));
                header.kept("header", read.name(), read.text(), true);
                if (read.isUnread()) {
                    gathered.unread("header " + read.name(), Mechanism.MAIL_HEADER);
                }
            } else {
                header.kept("header", "", field, true);
            }
        }
    }

    private void bytes(OutlookItem item, String place, Set<Integer> taken) throws IOException {
        item.bytes().forEach((property, bytes) -> {
            if (!taken.contains(property)) {
                binary(place + " " + hexadecimal(property), bytes);
            }
        });
        binary(place + " numbers", item.fixed());
        for (DocumentEntry stream : item.others()) {
            String here = place + " stream " + stream.getName();
            byte[] bytes = OleStreams.bytes(stream, budget);
            binary(here, bytes);
        }
    }

    private void binary(String place, byte[] bytes) {
        header.kept(place, "", BinaryStrings.in(bytes), true);
        if (BinaryStrings.arePacked(bytes)) {
            gathered.unread(place, Mechanism.OTHER_PART);
        }
    }

    private void attachment(DirectoryEntry storage, String place) throws IOException {
        var attachment = new OutlookItem(storage, budget);
        String name = null;
        for (int property : FILE_NAMES) {
            String text = attachment.text(property);
            name = name == null && !text.isBlank() ? text : name;
            if (!text.isBlank()) {
                gathered.segment(
                        new Segment(place, hexadecimal(property), Segment.Use.CONTENT, Mechanism.VISIBLE, text, null));
            }
        }
        attachment.texts().forEach((property, text) -> header.kept(place, hexadecimal(property), text, true));
        bytes(attachment, place, Set.of(CONTENT, 0x3702));
        var embedded = new EmbeddedFile(budget, depth, Mechanism.ATTACHMENT);
        byte[] content = attachment.bytes(CONTENT);
        if (content != null && content.length > 0) {
            if (name == null) {
                embedded.readUnnamed(content, place, gathered);
            } else {
                embedded.read(name, content, place, gathered);
            }
        }
        for (DirectoryEntry inner : attachment.storages()) {
            embedded.read(container(inner), place, gathered);
        }
        byte[] picture = attachment.bytes(0x3702);
        boolean elsewhere = content == null && attachment.storages().isEmpty();
        if (elsewhere || (picture != null && picture.length > 0)) {
            gathered.unread(place, Mechanism.ATTACHMENT);
        }
    }

    /** A mail or an object that is a storage, as a file of its own. */
    private byte[] container(DirectoryEntry storage) throws IOException {
        try (var container = new POIFSFileSystem()) {
            EntryUtils.copyNodes(storage, container.getRoot());
            var bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            budget.expand(bytes.size());
            return bytes.toByteArray();
        }
    }
}
