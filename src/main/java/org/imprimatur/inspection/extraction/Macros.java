package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.poifs.macros.VBAMacroReader;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** A project of macros: the source of its modules, and what can be read of its forms. */
public final class Macros {
    private Macros() {}

    /** A project that cannot be read is an unread part. */
    public static void read(byte[] project, String place, Budget budget, Gathered gathered) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(project))) {
            read(container.getRoot(), container, place, budget, gathered);
        } catch (IOException | RuntimeException unread) {
            if (unread instanceof UninspectableFile limit) {
                throw limit;
            }
            gathered.unread(place, Mechanism.MACRO);
        }
    }

    /** @param project the storage that holds all of it */
    public static void read(
            DirectoryEntry project, POIFSFileSystem container, String place, Budget budget, Gathered gathered)
            throws IOException {
        var modules = new VBAMacroReader(container);
        var sources = modules.readMacroModules();
        if (sources.isEmpty()) {
            throw new IOException("a project without modules");
        }
        sources.forEach((name, module) -> {
            budget.read(module.getContent().length());
            GivenNames.ofModule(name, gathered);
            gathered.segment(new Segment(
                    place, "module " + name, Segment.Use.CONTENT, Mechanism.MACRO, module.getContent(), null));
        });
        OleStreams.sweep(project, place, Mechanism.MACRO, budget, gathered);
    }
}
