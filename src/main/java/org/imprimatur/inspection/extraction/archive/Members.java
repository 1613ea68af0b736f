package org.imprimatur.inspection.extraction.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.NamedPlace;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** The members of one archive, read one after the other. */
final class Members {
    private static final int PIECE = 1 << 14;
    /** What expands to less is no bomb, whatever it was packed to. */
    private static final int SMALL = 1 << 20;

    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered(null);
    private final Set<String> names = new HashSet<>();
    private int count;

    Members(UnknownFile archive) {
        this.budget = archive.budget();
        this.depth = archive.depth();
    }

    static String place(String name) {
        return "member " + name;
    }

    Gathered gathered() {
        return gathered;
    }

    /** A name in the archive. Which of two members of one name somebody gets depends on the program that unpacks them. */
    void name(String name) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw UninspectableFile.malformed();
        }
        if (names.size() > budget.limits().parts()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_PARTS);
        }
        budget.read(name.length());
        gathered.named(new NamedPlace(place(name), name, place(Integer.toString(names.size()))));
        gathered.segment(new Segment(
                "names of members", place(name), Segment.Use.CONTENT, Mechanism.VISIBLE, name.replace('_', ' '), null));
    }

    /** A member whose name was told before. */
    void file(String name, byte[] bytes) {
        count++;
        if (bytes.length > 0) {
            embedded().read(name.substring(name.lastIndexOf('/') + 1), bytes, place(name), gathered);
        }
    }

    /** The one content of a packed file, which may have no name. */
    void only(@Nullable String name, byte[] bytes) {
        if (name == null) {
            count++;
            embedded().readUnnamed(bytes, "packed content", gathered);
        } else {
            name(name);
            file(name, bytes);
        }
    }

    private EmbeddedFile embedded() {
        return new EmbeddedFile(budget, depth, Mechanism.VISIBLE);
    }

    /** A member that is there and is not read. */
    void unread(String name) {
        count++;
        gathered.unread(place(name), Mechanism.EMBEDDED_OBJECT);
    }

    /** What stands around the members: only what nobody can read in it makes an unread part. */
    void beside(byte[] bytes, int from, int to, String place) {
        String text = BinaryStrings.in(bytes, from, to);
        budget.read(text.length());
        gathered.segment(new Segment(place, "", Segment.Use.SETTING, Mechanism.OTHER_PART, text, null));
    }

    Contents contents() {
        gathered.counted(Contents.Unit.FILE, new SheetCount(count, 0, 0));
        return gathered.contents();
    }

    /**
     * All of a member, charged while it expands.
     *
     * @param stored how many bytes it is packed to
     */
    byte[] expanded(InputStream in, long stored) throws IOException {
        var all = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            budget.expand(read);
            all.write(piece, 0, read);
            if (all.size() > SMALL && all.size() / budget.limits().ratio() > stored) {
                throw new UninspectableFile(UninspectableReason.EXPANDS_TOO_FAR);
            }
        }
        return all.toByteArray();
    }
}
