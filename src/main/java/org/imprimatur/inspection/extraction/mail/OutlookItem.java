package org.imprimatur.inspection.extraction.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.OleStreams;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.jspecify.annotations.Nullable;

/** The properties of one object: a mail, a recipient or an attachment (MS-OXMSG 2.1). */
final class OutlookItem {
    static final String PROPERTIES = "__properties_version1.0";
    private static final String STREAM = "__substg1.0_";
    private static final int STRING8 = 0x1e;
    private static final int UNICODE = 0x1f;
    private static final int BINARY = 0x102;
    private static final int SEVERAL = 0x1000;
    private static final int ENTRY = 16;
    private static final int INTEGER = 3;
    private static final int[] CODEPAGES = {0x3ffd, 0x3fde};

    private final Budget budget;
    private final Map<Integer, String> texts = new TreeMap<>();
    private final Map<Integer, byte[]> bytes = new TreeMap<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<DirectoryEntry> storages = new ArrayList<>();
    private final List<DocumentEntry> others = new ArrayList<>();
    private byte[] fixed = new byte[0];

    OutlookItem(DirectoryEntry storage, Budget budget) throws IOException {
        this.budget = budget;
        readFixed(storage);
        Set<String> names = new HashSet<>();
        for (Entry entry : storage) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!names.add(name)) {
                throw UninspectableFile.malformed();
            }
            if (entry instanceof DirectoryEntry inner) {
                storages.add(inner);
            } else if (entry instanceof DocumentEntry stream && !name.equals(PROPERTIES)) {
                read(stream, name);
            }
        }
    }

    private void readFixed(DirectoryEntry storage) throws IOException {
        if (!storage.hasEntryCaseInsensitive(PROPERTIES)
                || !(storage.getEntryCaseInsensitive(PROPERTIES) instanceof DocumentEntry stream)) {
            return;
        }
        fixed = OleStreams.bytes(stream, budget);
        ByteBuffer data = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        // a mail has 32 bytes before its properties, one inside another 24, recipients and attachments 8
        for (int at = fixed.length % ENTRY; at + ENTRY <= fixed.length; at += ENTRY) {
            int tag = data.getInt(at);
            if ((tag & 0xffff) == INTEGER) {
                numbers.put(tag >>> 16, data.getInt(at + 8));
            }
        }
    }

    private void read(DocumentEntry stream, String name) throws IOException {
        int tag = tag(name);
        int type = tag & 0xffff;
        if (tag == 0) {
            others.add(stream);
            return;
        }
        byte[] content = OleStreams.bytes(stream, budget);
        if ((type & ~SEVERAL) == UNICODE) {
            addText(tag, new String(content, StandardCharsets.UTF_16LE), name);
        } else if ((type & ~SEVERAL) == STRING8) {
            addText(tag, new String(content, codepage()), name);
        } else if (type == BINARY) {
            bytes.put(tag >>> 16, content);
        } else {
            others.add(stream);
        }
    }

    /** Values of one property that has several come in a stream each; the stream without a number holds their lengths. */
    private void addText(int tag, String text, String name) {
        boolean lengths = (tag & SEVERAL) != 0 && name.indexOf('-') < 0;
        if (lengths) {
            return;
        }
        budget.read(text.length());
        String value = text.replace("\0", "");
        texts.merge(tag >>> 16, value, (one, next) -> one.equals(next) ? one : one + "\n" + next);
    }

    /** 0 for the name of what is no property. */
    private static int tag(String name) {
        if (!name.startsWith(STREAM) || name.length() < STREAM.length() + 8) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(name.substring(STREAM.length(), STREAM.length() + 8), 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Charset codepage() {
        for (int property : CODEPAGES) {
            Integer number = numbers.get(property);
            if (number != null) {
                try {
                    return number == 65_001 ? StandardCharsets.UTF_8 : Charset.forName("cp" + number);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    throw UninspectableFile.malformed();
                }
            }
        }
        return Charset.forName("windows-1252");
    }

    /** Properties that are texts, by their numbers. */
    Map<Integer, String> texts() {
        return texts;
    }

    String text(int property) {
        return texts.getOrDefault(property, "");
    }

    /** Properties that are bytes, by their numbers. */
    Map<Integer, byte[]> bytes() {
        return bytes;
    }

    byte @Nullable [] bytes(int property) {
        return bytes.get(property);
    }

    int number(int property) {
        return numbers.getOrDefault(property, 0);
    }

    /** Code page of a body that is bytes. */
    @Nullable
    String pageCharset() {
        Integer number = numbers.get(0x3fde);
        if (number == null) {
            return null;
        }
        return number == 65_001
                ? "utf-8"
                : number == 20_127
                        ? "us-ascii"
                        : number >= 28_591 && number <= 28_606 ? "iso-8859-" + (number - 28_590) : "cp" + number;
    }

    List<DirectoryEntry> storages() {
        return storages;
    }

    /** Streams that are no text and no bytes. */
    List<DocumentEntry> others() {
        return others;
    }

    byte[] fixed() {
        return fixed;
    }
}
