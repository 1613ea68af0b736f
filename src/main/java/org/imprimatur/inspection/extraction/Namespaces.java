package org.imprimatur.inspection.extraction;

import java.util.Map;

/** Short prefixes for the namespaces whose elements readers know, in the transitional and in the strict spelling of ECMA-376. */
public final class Namespaces {
    /** SpreadsheetML itself has no prefix. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://schemas.openxmlformats.org/spreadsheetml/2006/main", ""),
            Map.entry("http://purl.oclc.org/ooxml/spreadsheetml/main", ""),
            Map.entry("http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", "x14:"),
            Map.entry("http://schemas.microsoft.com/office/excel/2006/main", "xm:"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/main", "a:"),
            Map.entry("http://purl.oclc.org/ooxml/drawingml/main", "a:"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/chart", "c:"),
            Map.entry("http://purl.oclc.org/ooxml/drawingml/chart", "c:"),
            Map.entry("http://schemas.microsoft.com/office/drawing/2014/chartex", "cx:"),
            Map.entry("http://schemas.microsoft.com/office/drawing/2012/chart", "c15:"),
            Map.entry("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"),
            Map.entry("http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"),
            Map.entry("http://schemas.microsoft.com/office/word/2010/wordml", "w14:"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp:"),
            Map.entry("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp:"),
            Map.entry("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps:"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic:"),
            Map.entry("http://purl.oclc.org/ooxml/drawingml/picture", "pic:"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"),
            Map.entry("http://purl.oclc.org/ooxml/officeDocument/math", "m:"),
            Map.entry("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"),
            Map.entry("urn:schemas-microsoft-com:vml", "v:"),
            Map.entry("http://schemas.openxmlformats.org/presentationml/2006/main", "p:"),
            Map.entry("http://purl.oclc.org/ooxml/presentationml/main", "p:"),
            Map.entry("http://schemas.openxmlformats.org/package/2006/content-types", "ct:"),
            Map.entry("http://schemas.openxmlformats.org/package/2006/relationships", "rel:"),
            Map.entry("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp:"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc:"),
            Map.entry("http://purl.org/dc/terms/", "dcterms:"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "app:"),
            Map.entry("http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "app:"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "custom:"),
            Map.entry("http://purl.oclc.org/ooxml/officeDocument/customProperties", "custom:"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt:"),
            Map.entry("http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", "vt:"));

    /** What comes before the name of a vocabulary of OpenDocument (ODF 1.3 part 3) in its namespace, and after it. */
    private static final String OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:";

    private static final String OPEN_DOCUMENT_VERSION = ":1.0";

    private Namespaces() {}

    /** A name that no reader knows where the namespace is another. */
    public static String name(String namespace, String local) {
        String prefix = PREFIXES.get(namespace);
        if (prefix == null && namespace.startsWith(OPEN_DOCUMENT) && namespace.endsWith(OPEN_DOCUMENT_VERSION)) {
            int end = namespace.length() - OPEN_DOCUMENT_VERSION.length();
            return namespace.substring(Math.min(end, OPEN_DOCUMENT.length()), end) + ":" + local;
        }
        if (prefix == null) {
            return "other:" + local;
        }
        return prefix.isEmpty() ? local : prefix + local;
    }
}
