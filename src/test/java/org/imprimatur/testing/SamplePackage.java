package org.imprimatur.testing;

import java.nio.charset.StandardCharsets;

/** A workbook of parts, XML or binary, that a test puts parts into. */
public interface SamplePackage {
    /** A part with its content type, not related to anything yet. */
    SamplePackage withPart(String path, String contentType, byte[] bytes);

    /** Relates the workbook to a part; the type's last segment, as in {@code .../relationships/externalLink}. */
    SamplePackage relatedFromWorkbook(String type, String target);

    /** Relates a sheet, counted from 1, to a target. */
    SamplePackage relatedFromSheet(int sheet, String type, String target);

    /** Relates another part to a target. */
    SamplePackage related(String source, String type, String target);

    byte[] bytes();

    default SamplePackage withText(String path, String contentType, String xml) {
        return withPart(path, contentType, xml.getBytes(StandardCharsets.UTF_8));
    }
}
