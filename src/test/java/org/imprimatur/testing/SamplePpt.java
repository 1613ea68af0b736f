package org.imprimatur.testing;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hslf.usermodel.HSLFTextRun;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A presentation of PowerPoint until 2003, made by Apache POI. */
public final class SamplePpt {
    private static final String STREAM = "PowerPoint Document";
    private static final String USER = "Current User";
    private static final int SLIDE = 1006;
    private static final int DIRECTORY = 6002;
    private static final int EDIT_OFFSET = 16;

    private final HSLFSlideShow show = new HSLFSlideShow();

    /** With one slide of figures. */
    public SamplePpt() {
        text(show.createSlide(), "Detention statistics, 2022-03-01, (202) 555-0134", 24, Color.BLACK);
    }

    public SamplePpt with(Consumer<HSLFSlideShow> change) {
        change.accept(show);
        return this;
    }

    public static HSLFTextBox text(HSLFSlide slide, String text, double size, Color colour) {
        HSLFTextBox box = slide.createTextBox();
        box.setText(text);
        box.setAnchor(new Rectangle(50, 50, 300, 50));
        HSLFTextRun run = box.getTextParagraphs().get(0).getTextRuns().get(0);
        run.setFontSize(size);
        run.setFontColor(colour);
        return box;
    }

    public static void table(HSLFSlide slide, List<List<Object>> rows) {
        HSLFTable table = slide.createTable(rows.size(), rows.get(0).size());
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                table.getCell(row, column).setText(rows.get(row).get(column).toString());
            }
        }
    }

    public byte[] bytes() {
        try (var out = new ByteArrayOutputStream()) {
            show.write(out);
            // the library's own, which has a thumbnail of nothing
            return OldWorkbook.adding(
                    out.toByteArray(),
                    root -> root.getEntry("\u0005SummaryInformation").delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saved once more as PowerPoint saves fast: the first slide is written anew, with what another presentation has there. */
    public static byte[] savedFast(byte[] before, byte[] other) {
        byte[] old = stream(before, STREAM);
        byte[] slide = record(stream(other, STREAM), SLIDE);
        byte[] user = stream(before, USER);
        int lastEdit = number(user, EDIT_OFFSET);
        var added = ByteBuffer.allocate(slide.length + 16 + 36).order(ByteOrder.LITTLE_ENDIAN);
        added.put(slide);
        added.putShort((short) 0).putShort((short) DIRECTORY).putInt(8);
        added.putInt(1 << 20 | persistedAs(old, position(old, SLIDE), lastEdit)).putInt(old.length);
        byte[] edit = java.util.Arrays.copyOfRange(old, lastEdit, lastEdit + 36);
        var written = ByteBuffer.wrap(edit).order(ByteOrder.LITTLE_ENDIAN);
        written.putInt(16, lastEdit).putInt(20, old.length + slide.length);
        added.put(edit);
        ByteBuffer.wrap(user).order(ByteOrder.LITTLE_ENDIAN).putInt(EDIT_OFFSET, old.length + slide.length + 16);
        return OldWorkbook.adding(before, root -> {
            root.getEntry(STREAM).delete();
            root.getEntry(USER).delete();
            root.createDocument(STREAM, new ByteArrayInputStream(SamplePicture.joined(old, added.array())));
            root.createDocument(USER, new ByteArrayInputStream(user));
        });
    }

    private static int persistedAs(byte[] stream, int position, int lastEdit) {
        int at = number(stream, lastEdit + 20) + 8;
        int first = number(stream, at) & 0xfffff;
        int count = number(stream, at) >>> 20;
        for (int i = 0; i < count; i++) {
            if (number(stream, at + 4 + 4 * i) == position) {
                return first + i;
            }
        }
        throw new IllegalArgumentException("no such record in the directory");
    }

    private static int position(byte[] stream, int type) {
        int at = 0;
        while (((stream[at + 2] & 0xff) | (stream[at + 3] & 0xff) << 8) != type) {
            at += 8 + number(stream, at + 4);
        }
        return at;
    }

    private static byte[] record(byte[] stream, int type) {
        int at = position(stream, type);
        return java.util.Arrays.copyOfRange(stream, at, at + 8 + number(stream, at + 4));
    }

    private static int number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    public static byte[] stream(byte[] file, String name) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(file));
                var in = ((DirectoryNode) container.getRoot()).createDocumentInputStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
