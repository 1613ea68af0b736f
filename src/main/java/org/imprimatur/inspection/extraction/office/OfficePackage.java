package org.imprimatur.inspection.extraction.office;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.OtherParts;
import org.imprimatur.inspection.extraction.PackageParts;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.extraction.ZipPackage;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** A package of Office Open XML that is being read: which of its parts have been, and what they held. Not thread-safe. */
final class OfficePackage {
    private final ZipPackage zip;
    private final PackageParts parts;
    private final String main;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered(null);
    private final Set<String> taken = new HashSet<>();

    private OfficePackage(ZipPackage zip, PackageParts parts, String main, Budget budget, int depth) {
        this.zip = zip;
        this.parts = parts;
        this.main = main;
        this.budget = budget;
        this.depth = depth;
    }

    /** Null where the file is no package, or one that does not say what it is about. */
    static @Nullable OfficePackage of(UnknownFile file) {
        ZipPackage zip = file.zip();
        PackageParts parts = file.parts();
        String main = parts == null ? null : parts.main();
        return zip == null || parts == null || main == null || !zip.has(main)
                ? null
                : new OfficePackage(zip, parts, main, file.budget(), file.depth());
    }

    /** What the package is about. */
    String main() {
        return main;
    }

    /** What the main part says that it is, in small letters. */
    String type() {
        return type(main);
    }

    String type(String part) {
        return parts.type(part).toLowerCase(Locale.ROOT);
    }

    PackageParts parts() {
        return parts;
    }

    Set<String> names() {
        return zip.names();
    }

    boolean isTaken(String part) {
        return taken.contains(part);
    }

    Budget budget() {
        return budget;
    }

    Gathered gathered() {
        return gathered;
    }

    /** Reads a part; what the handler leaves is swept. */
    <P extends PartHandler> P read(P handler, String part) {
        InputStream content = zip.open(part);
        taken.add(part);
        handler.parse(content);
        gathered.segments(handler.segments());
        if (handler.isEncoded()) {
            gathered.unread("part /" + part, Mechanism.OTHER_PART);
        }
        return handler;
    }

    /** What no other reader has taken. */
    void readTheRest() {
        new OtherParts(zip, parts, budget, gathered, depth).readAllBut(taken);
    }
}
