package org.imprimatur.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The smallest document of Word (MS-DOC) that holds what a test puts into it. */
public final class SampleDoc {
    /** Parts of the text, in the order in which they lie. */
    public enum Text {
        BODY,
        FOOTNOTE,
        HEADER,
        MACRO,
        COMMENT,
        ENDNOTE,
        BOX
    }

    public static final byte[] PLAIN = {};
    public static final byte[] VANISH = {0x3c, 0x08, 1};
    public static final byte[] DELETED = {0x00, 0x08, 1};
    public static final byte[] INSERTED = {0x01, 0x08, 1};
    public static final byte[] WHITE = {0x42, 0x2a, 8};
    public static final byte[] WHITE_AS_COLOUR = {0x70, 0x68, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0};
    public static final byte[] YELLOW_ON_YELLOW = {0x42, 0x2a, 7, 0x0c, 0x2a, 7};
    public static final byte[] TINY = {0x43, 0x4a, 2, 0};
    private static final byte[] IN_TABLE = {0x16, 0x24, 1};
    private static final byte[] ROW_END = {0x16, 0x24, 1, 0x17, 0x24, 1};
    private static final int TEXT = 1024;
    private static final int PAGE = 512;
    private static final int PER_PAGE = 20;

    private final List<List<Run>> texts = new ArrayList<>();
    private String left = "";

    private record Run(String text, byte[] look, byte[] paragraph) {}

    public SampleDoc() {
        for (int i = 0; i < Text.values().length; i++) {
            texts.add(new ArrayList<>());
        }
    }

    /** With a sentence and figures. */
    public static SampleDoc figures() {
        return new SampleDoc()
                .with("Report 202211281 of 2022-03-01, contact (202) 555-0134, facility 300000001: Northfield"
                        + " Processing Center.\r")
                .withTable(
                        PLAIN,
                        List.of(
                                List.of("Month", "Facility ID", "Total"),
                                List.of("January", 300000001, 1200),
                                List.of("February", 300000002, 1300)));
    }

    public SampleDoc with(String text) {
        return with(Text.BODY, text, PLAIN);
    }

    /** @param text of which each paragraph ends with a carriage return */
    public SampleDoc with(Text where, String text, byte[] look) {
        for (String each : text.split("(?<=\r)")) {
            texts.get(where.ordinal()).add(new Run(each, look, PLAIN));
        }
        return this;
    }

    public SampleDoc withTable(byte[] look, List<List<Object>> rows) {
        return withTable(Text.BODY, look, PLAIN, rows);
    }

    /** @param rowEnd what is said of each row besides that it ends */
    public SampleDoc withTable(Text where, byte[] look, byte[] rowEnd, List<List<Object>> rows) {
        for (List<Object> row : rows) {
            row.forEach(value -> texts.get(where.ordinal()).add(new Run(value + "\u0007", look, IN_TABLE)));
            texts.get(where.ordinal()).add(new Run("\u0007", PLAIN, SamplePicture.joined(ROW_END, rowEnd)));
        }
        return this;
    }

    /** What an earlier save has left between two pieces of the text. */
    public SampleDoc leaving(String text) {
        left = text;
        return this;
    }

    public byte[] bytes() {
        List<Run> runs = new ArrayList<>();
        int[] lengths = new int[texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            runs.addAll(texts.get(i));
            lengths[i] =
                    texts.get(i).stream().mapToInt(run -> run.text().length()).sum();
        }
        boolean more = Arrays.stream(lengths).skip(1).sum() > 0;
        if (more) {
            runs.add(new Run("\r", PLAIN, PLAIN));
        }
        var main = new ByteArrayOutputStream();
        main.writeBytes(new byte[TEXT]);
        int border = runs.get(0).text().length();
        main.writeBytes(runs.get(0).text().getBytes(StandardCharsets.UTF_16LE));
        main.writeBytes(left.getBytes(StandardCharsets.UTF_16LE));
        runs.stream().skip(1).forEach(run -> main.writeBytes(run.text().getBytes(StandardCharsets.UTF_16LE)));
        int end = main.size();
        var table = little(16_384 + 16 * runs.size());
        table.position(8);
        byte[] head = new byte[TEXT];
        var fib = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        head(fib, lengths, end);
        place(fib, 1, table, styles());
        place(fib, 6, table, sections(runs));
        place(fib, 12, table, pages(main, runs, border, false));
        place(fib, 13, table, pages(main, runs, border, true));
        place(fib, 31, table, new byte[600]);
        place(fib, 33, table, pieces(runs, border));
        byte[] stream = main.toByteArray();
        System.arraycopy(head, 0, stream, 0, TEXT);
        return container(stream, Arrays.copyOf(table.array(), table.position()));
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] container(byte[] stream, byte[] table) {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            container.createDocument(
                    new ByteArrayInputStream(Arrays.copyOf(stream, Math.max(4_096, stream.length))), "WordDocument");
            container.createDocument(
                    new ByteArrayInputStream(Arrays.copyOf(table, Math.max(4_096, table.length))), "1Table");
            container.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(ByteBuffer fib, int[] lengths, int end) {
        fib.putShort(0, (short) 0xa5ec).putShort(2, (short) 0xc1).putShort(6, (short) 0x409);
        fib.putShort(10, (short) 0x1200).putShort(12, (short) 0xbf);
        fib.putInt(24, TEXT).putInt(28, end);
        fib.putShort(32, (short) 14).putShort(62, (short) 22);
        for (int i = 0; i < lengths.length; i++) {
            fib.putInt(64 + 12 + 4 * i, lengths[i]);
        }
        fib.putShort(152, (short) 93);
    }

    private static void place(ByteBuffer fib, int index, ByteBuffer table, byte[] bytes) {
        fib.putInt(154 + 8 * index, table.position()).putInt(158 + 8 * index, bytes.length);
        table.put(bytes);
    }

    /** One style. */
    private static byte[] styles() {
        var style = little(10 + 2 + 12 + 2 + 4 + 2);
        style.putShort((short) 0).putShort((short) 0xfff1).putShort((short) 2);
        style.putShort((short) style.capacity()).putShort((short) 0);
        style.putShort((short) 6)
                .put("Normal".getBytes(StandardCharsets.UTF_16LE))
                .putShort((short) 0);
        style.putShort((short) 2).putShort((short) 0).putShort((short) 0);
        var all = little(2 + 18 + 2 + style.capacity());
        all.putShort((short) 18).putShort((short) 1).putShort((short) 10).putShort((short) 1);
        all.putShort((short) 0x5b).putShort((short) 15);
        all.position(20);
        all.putShort((short) style.capacity()).put(style.array());
        return all.array();
    }

    private static byte[] sections(List<Run> runs) {
        return little(20)
                .putInt(0)
                .putInt(length(runs))
                .putShort((short) 0)
                .putInt(-1)
                .array();
    }

    private static int length(List<Run> runs) {
        return runs.stream().mapToInt(run -> run.text().length()).sum();
    }

    private byte[] pieces(List<Run> runs, int border) {
        boolean one = runs.size() == 1;
        var pieces = little(one ? 16 : 28);
        pieces.putInt(0).putInt(border);
        if (!one) {
            pieces.putInt(length(runs));
        }
        pieces.putShort((short) 0).putInt(TEXT).putShort((short) 0);
        if (!one) {
            pieces.putShort((short) 0).putInt(place(border, border)).putShort((short) 0);
        }
        return little(5 + pieces.capacity())
                .put((byte) 2)
                .putInt(pieces.capacity())
                .put(pieces.array())
                .array();
    }

    private int place(int position, int border) {
        return TEXT + 2 * position + (position >= border ? 2 * left.length() : 0);
    }

    /** Pages of looks behind the text, and the table that tells where they are. */
    private byte[] pages(ByteArrayOutputStream main, List<Run> runs, int border, boolean ofParagraphs) {
        main.writeBytes(new byte[(PAGE - main.size() % PAGE) % PAGE]);
        var firsts = new ArrayList<Integer>();
        var numbers = new ArrayList<Integer>();
        int position = 0;
        for (int from = 0; from < runs.size(); from += PER_PAGE) {
            List<Run> some = runs.subList(from, Math.min(runs.size(), from + PER_PAGE));
            firsts.add(place(position, border));
            numbers.add(main.size() / PAGE);
            main.writeBytes(page(some, position, border, ofParagraphs));
            position += length(some);
        }
        firsts.add(place(position, border));
        var table = little(4 * (firsts.size() + numbers.size()));
        firsts.forEach(table::putInt);
        numbers.forEach(table::putInt);
        return table.array();
    }

    private byte[] page(List<Run> runs, int from, int border, boolean ofParagraphs) {
        var page = little(PAGE);
        int position = from;
        for (Run run : runs) {
            page.putInt(place(position, border));
            position += run.text().length();
        }
        page.putInt(place(position, border));
        int entries = page.position();
        int at = PAGE - 2;
        for (int i = 0; i < runs.size(); i++) {
            byte[] look = ofParagraphs
                    ? paragraph(runs.get(i).paragraph())
                    : character(runs.get(i).look());
            at -= look.length + look.length % 2;
            page.position(at);
            page.put(look);
            page.put(entries + i * (ofParagraphs ? 13 : 1), (byte) (at / 2));
        }
        page.put(PAGE - 1, (byte) runs.size());
        return page.array();
    }

    private static byte[] character(byte[] look) {
        return SamplePicture.joined(new byte[] {(byte) look.length}, look);
    }

    private static byte[] paragraph(byte[] look) {
        byte[] even = Arrays.copyOf(look, look.length + (look.length + 1) % 2);
        return SamplePicture.joined(new byte[] {(byte) ((even.length + 3) / 2), 0, 0}, even);
    }
}
