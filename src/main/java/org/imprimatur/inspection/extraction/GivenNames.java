package org.imprimatur.inspection.extraction;

import java.util.Collection;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.imprimatur.inspection.rules.NamedPlace;

/** Names of parts and streams, which programs give them by rules and anybody can give them. */
public final class GivenNames {
    private GivenNames() {}

    /** Of the parts of a package. */
    public static void ofParts(Collection<String> names, Gathered gathered) {
        int number = 0;
        for (String name : names) {
            number++;
            gathered.named(new NamedPlace("part /" + name, name, "part " + number));
        }
    }

    /** Of all that a container holds, in which places are called streams. */
    public static void ofStreams(DirectoryEntry root, Gathered gathered) {
        within(root, "stream ", "stream ", gathered);
    }

    /** Of all that a storage holds which lies at a place. */
    public static void within(DirectoryEntry storage, String place, Gathered gathered) {
        within(storage, place + "/", place + "/stream ", gathered);
    }

    private static void within(DirectoryEntry storage, String before, String otherwise, Gathered gathered) {
        int number = 0;
        for (Entry entry : storage) {
            number++;
            String name = printable(entry.getName());
            gathered.named(new NamedPlace(before + name, name, otherwise + number));
            if (entry instanceof DirectoryEntry inner) {
                within(inner, before + name, gathered);
            }
        }
    }

    /** Of which a project has no two. */
    static void ofModule(String name, Gathered gathered) {
        gathered.named(new NamedPlace("module " + name, name, "module named after somebody"));
    }

    /** The first letter of some names is none. */
    public static String printable(String name) {
        return name.replaceAll("[\u0000-\u001f]", "");
    }
}
