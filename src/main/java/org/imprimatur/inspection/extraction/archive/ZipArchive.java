package org.imprimatur.inspection.extraction.archive;

import org.imprimatur.inspection.extraction.PackageParts;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.extraction.ZipPackage;
import org.imprimatur.inspection.rules.Contents;

/** A ZIP file (APPNOTE 6.3) that holds files of any kind. */
final class ZipArchive {
    private final ZipPackage zip;
    private final Members members;

    ZipArchive(ZipPackage zip, UnknownFile file) {
        this.zip = zip;
        this.members = new Members(file);
    }

    /** Of Open Packaging Conventions or of OpenDocument and EPUB: a file of a format that has its own readers, or none. */
    static boolean isPackage(ZipPackage zip) {
        return PackageParts.isPackage(zip.names()) || zip.has("mimetype");
    }

    Contents read() {
        zip.folders().forEach(members::name);
        for (String name : zip.names()) {
            members.name(name);
            members.file(name, zip.bytes(name));
        }
        return members.contents();
    }
}
