package org.imprimatur.inspection.extraction.oldoffice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.FileInformationBlock;
import org.apache.poi.hwpf.model.SubdocumentType;
import org.apache.poi.hwpf.usermodel.Picture;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.FreeSectors;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.OleStreams;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.document.FlowingText;
import org.imprimatur.inspection.extraction.document.SeenLinks;
import org.imprimatur.inspection.extraction.image.PictureMetadata;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** Reads a document of Word (MS-DOC): all of its texts, what was left in its streams, and every other stream. */
final class DocReader implements RecognisedFile.Reader {
    private static final int SIGNATURE = 0xa5ec;
    private static final int FIRST_VERSION = 0xc1;
    private static final int FLAGS = 10;
    private static final int ENCRYPTED = 0x100;
    private static final int SECOND_TABLE = 0x200;
    private static final Charset NARROW = Charset.forName("windows-1252");
    private static final int SHORTEST = 4;

    private final DirectoryEntry root;
    private final byte @Nullable [] container;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered(null);
    private final SeenLinks links = new SeenLinks();

    /** @param container the whole file, null where the document lies in a storage of another */
    DocReader(DirectoryEntry root, byte @Nullable [] container, Budget budget, int depth) {
        this.root = root;
        this.container = container;
        this.budget = budget;
        this.depth = depth;
    }

    @Override
    public Contents read() throws IOException {
        if (!(root.getEntryCaseInsensitive(OldDocuments.WORD) instanceof DocumentEntry main)) {
            throw UninspectableFile.malformed();
        }
        byte[] stream = OleStreams.bytes(main, budget);
        String table = checked(stream);
        if (container != null) {
            FreeSectors.sweep(container, budget, gathered);
        }
        try {
            // not closed: that would close the container, which others read on
            var document = new HWPFDocument((DirectoryNode) root);
            texts(document);
            left(stream, document);
            pictures(document);
        } catch (UninspectableFile e) {
            throw e;
        } catch (RuntimeException e) {
            // whatever the library met, the document was not read
            throw UninspectableFile.malformed();
        }
        links.into(gathered);
        tables(table);
        new OldStreams(budget, gathered, depth).readAllBut(root, Set.of("WORDDOCUMENT", "0TABLE", "1TABLE", "DATA"));
        return gathered.contents();
    }

    /** The name of the stream of tables. The library would open some encrypted documents by itself. */
    private static String checked(byte[] stream) {
        if (stream.length < 32) {
            throw UninspectableFile.malformed();
        }
        var data = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        int flags = Short.toUnsignedInt(data.getShort(FLAGS));
        if ((flags & ENCRYPTED) != 0) {
            throw new UninspectableFile(UninspectableReason.ENCRYPTED);
        }
        if (Short.toUnsignedInt(data.getShort(0)) != SIGNATURE) {
            throw UninspectableFile.malformed();
        }
        if (Short.toUnsignedInt(data.getShort(2)) < FIRST_VERSION) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        return (flags & SECOND_TABLE) != 0 ? "1Table" : "0Table";
    }

    private void texts(HWPFDocument document) {
        FileInformationBlock head = document.getFileInformationBlock();
        var looks = new DocLooks(document);
        int from = 0;
        for (SubdocumentType type : SubdocumentType.ORDERED) {
            int length = head.getSubdocumentTextStreamLength(type);
            if (length > 0) {
                text(document, looks, from, from + length, path(type), within(type));
            }
            from += Math.max(0, length);
        }
        int all = document.getText().length();
        if (from + 1 < all) {
            text(document, looks, from, all, "behind all texts", Mechanism.EARLIER_REVISION);
        }
    }

    private static String path(SubdocumentType type) {
        return switch (type) {
            case MAIN -> "body";
            case FOOTNOTE -> "footnotes";
            case HEADER -> "headers";
            case MACRO -> "macros";
            case ANNOTATION -> "comments";
            case ENDNOTE -> "endnotes";
            case TEXTBOX -> "drawings";
            case HEADER_TEXTBOX -> "drawings in headers";
        };
    }

    private static Mechanism within(SubdocumentType type) {
        return switch (type) {
            case ANNOTATION -> Mechanism.COMMENT;
            case MACRO -> Mechanism.MACRO;
            case TEXTBOX, HEADER_TEXTBOX -> Mechanism.DRAWING_TEXT;
            default -> Mechanism.VISIBLE;
        };
    }

    private void text(HWPFDocument document, DocLooks looks, int from, int to, String path, Mechanism within) {
        var range = new Range(from, Math.min(to, document.getText().length()), document);
        var flow = new FlowingText(path, within, budget, gathered);
        new DocFlow(range, looks, flow, links, budget).read();
    }

    /** What an earlier save has left: bytes of the stream that no piece of the text takes. */
    private void left(byte[] stream, HWPFDocument document) {
        BitSet used = DocPieces.used(stream, document.getTableStream(), document.getFileInformationBlock());
        int first = Math.max(0, used.nextSetBit(0));
        int last = used.length();
        ByteBuffer head = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        first = Math.min(first, within(head.getInt(24), stream.length, first));
        last = Math.max(last, within(head.getInt(28), stream.length, last));
        var around = new StringBuilder();
        int at = used.nextClearBit(0);
        while (at < stream.length) {
            int next = used.nextSetBit(at);
            int end = next < 0 ? stream.length : next;
            if (at >= first && end <= last) {
                between(Arrays.copyOfRange(stream, at, end), at);
            } else {
                around.append(BinaryStrings.in(stream, at, end)).append('\n');
            }
            at = used.nextClearBit(end);
        }
        budget.read(around.length());
        gathered.segment(new Segment(
                "stream WordDocument", "", Segment.Use.SETTING, Mechanism.EARLIER_REVISION, around.toString(), null));
    }

    private static int within(int position, int length, int otherwise) {
        return position > 0 && position <= length ? position : otherwise;
    }

    /** In the middle of the text, so that it was text. */
    private void between(byte[] bytes, int at) {
        String narrow = printable(new String(bytes, NARROW));
        String wide = printable(new String(bytes, StandardCharsets.UTF_16LE));
        String text = wide.length() * 3 > narrow.length() ? wide : narrow;
        if (text.length() >= SHORTEST) {
            budget.read(text.length());
            gathered.segment(new Segment(
                    "stream WordDocument at " + at, "", Segment.Use.CONTENT, Mechanism.EARLIER_REVISION, text, null));
        }
    }

    private static String printable(String text) {
        var shown = new StringBuilder();
        text.chars()
                .map(c -> c == '\r' || c == 7 ? '\n' : c)
                .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x2000 && Character.isDefined(c)))
                .forEach(c -> shown.append((char) c));
        return shown.toString().strip();
    }

    private void pictures(HWPFDocument document) {
        byte[] data = document.getDataStream();
        if (data != null && data.length > 0) {
            OleStreams.settings(data, "stream Data", Mechanism.OTHER_PART, budget, gathered);
            gathered.unread("stream Data", Mechanism.IMAGE_TEXT);
        }
        int count = 0;
        for (Picture picture : document.getPicturesTable().getAllPictures()) {
            count++;
            String place = "picture " + count;
            gathered.unread(place, Mechanism.IMAGE_TEXT);
            byte[] content = picture.getContent();
            if (content != null) {
                budget.expand(content.length);
                PictureMetadata.ofPart(content, place, budget, depth, gathered);
            }
        }
        if (document.getOfficeArtContent().getBStoreContainer() != null && count == 0) {
            gathered.unread("drawings", Mechanism.IMAGE_TEXT);
        }
    }

    /** Names, authors, bookmarks and drawings: what of them is text. The table that is not in use is one of an earlier save. */
    private void tables(String inUse) throws IOException {
        for (String name : new String[] {"0Table", "1Table"}) {
            if (root.hasEntryCaseInsensitive(name)
                    && root.getEntryCaseInsensitive(name) instanceof DocumentEntry table) {
                Mechanism mechanism = name.equals(inUse) ? Mechanism.OTHER_PART : Mechanism.EARLIER_REVISION;
                byte[] bytes = OleStreams.bytes(table, budget);
                OleStreams.settings(bytes, "stream " + name, mechanism, budget, gathered);
                if (mechanism == Mechanism.EARLIER_REVISION && bytes.length > 0) {
                    gathered.unread("stream " + name, mechanism);
                }
            }
        }
    }
}
