package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A mail as Outlook saves it (MS-OXMSG), written stream by stream. */
final class OutlookMail {
    static final int TO = 1;
    static final int BLIND_COPY = 3;

    /** A mail, or a recipient or attachment of one. */
    private static final class Item {
        private final Map<String, byte[]> streams = new LinkedHashMap<>();
        private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
        private final Map<String, Item> storages = new LinkedHashMap<>();
    }

    private final Item mail = new Item();
    private int recipients;
    private int attachments;

    OutlookMail() {
        text(0x001a, "IPM.Note");
        text(0x0037, "Figures of the month");
        text(0x0c1a, "Press office");
        text(0x0c1f, "press@statistics.example");
        text(0x0e04, "FOIA office");
        recipient(TO, "FOIA office", "foia@records.example");
    }

    OutlookMail text(int property, String text) {
        put(mail, property, text);
        return this;
    }

    OutlookMail bytes(int property, byte[] bytes) {
        mail.streams.put(name(property, "0102"), bytes);
        return this;
    }

    OutlookMail stream(String name, byte[] bytes) {
        mail.streams.put(name, bytes);
        return this;
    }

    OutlookMail recipient(int type, String name, String address) {
        var recipient = new Item();
        put(recipient, 0x3001, name);
        put(recipient, 0x3003, address);
        recipient.numbers.put(0x0c15, type);
        mail.storages.put(String.format(Locale.ROOT, "__recip_version1.0_#%08X", recipients++), recipient);
        return this;
    }

    OutlookMail attachment(String name, byte[] bytes) {
        Item attachment = attachment(name);
        attachment.streams.put(name(0x3701, "0102"), bytes);
        return this;
    }

    OutlookMail attachment(String name, OutlookMail other) {
        attachment(name).storages.put(name(0x3701, "000D"), other.mail);
        return this;
    }

    private Item attachment(String name) {
        var attachment = new Item();
        put(attachment, 0x3707, name);
        mail.storages.put(String.format(Locale.ROOT, "__attach_version1.0_#%08X", attachments++), attachment);
        return attachment;
    }

    private static void put(Item item, int property, String text) {
        item.streams.put(name(property, "001F"), text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String name(int property, String type) {
        return String.format(Locale.ROOT, "__substg1.0_%04X%s", property, type);
    }

    byte[] file() {
        try (var container = new POIFSFileSystem()) {
            write(mail, container.getRoot(), 32);
            var bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Item item, DirectoryEntry into, int head) throws IOException {
        ByteBuffer fixed = ByteBuffer.allocate(head + 16 * item.numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
        fixed.position(head);
        item.numbers.forEach((property, value) ->
                fixed.putInt(property << 16 | 3).putInt(6).putInt(value).putInt(0));
        into.createDocument("__properties_version1.0", new ByteArrayInputStream(fixed.array()));
        for (Map.Entry<String, byte[]> stream : item.streams.entrySet()) {
            into.createDocument(stream.getKey(), new ByteArrayInputStream(stream.getValue()));
        }
        List<Map.Entry<String, Item>> inner = new ArrayList<>(item.storages.entrySet());
        for (Map.Entry<String, Item> each : inner) {
            write(
                    each.getValue(),
                    into.createDirectory(each.getKey()),
                    each.getKey().endsWith("000D") ? 24 : 8);
        }
    }

    /** Rich text as it lies in a mail, not packed (MS-OXRTFCP 2.1.3.1.4). */
    static byte[] richText(String text) {
        byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(16 + letters.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(letters.length + 12)
                .putInt(letters.length)
                .putInt(0x414c454d)
                .putInt(0)
                .put(letters);
        return bytes.array();
    }
}
