package org.imprimatur.testing;

import java.util.List;

/** Parts of a workbook of XML that keep tables beside its sheets. */
public final class XmlCaches {
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String START = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

    private XmlCaches() {}

    /**
     * A pivot cache in which every other column is told by numbers of shared values.
     *
     * @param records whether the rows were saved, or the shared values only, which are all columns then
     */
    public static SamplePackage pivot(
            SamplePackage book, List<String> headers, List<List<Object>> rows, boolean records) {
        var fields = new StringBuilder();
        for (int column = 0; column < headers.size(); column++) {
            fields.append("<cacheField name=\"" + headers.get(column) + "\"><sharedItems>");
            for (int i = 0; i < rows.size() && (column % 2 == 0 || !records); i++) {
                fields.append("<s v=\"" + rows.get(i).get(column) + "\"/>");
            }
            fields.append("</sharedItems></cacheField>");
        }
        book.withText(
                "xl/pivotCache/pivotCacheDefinition1.xml",
                SPREADSHEET + "pivotCacheDefinition+xml",
                "<pivotCacheDefinition" + START + "<cacheFields>" + fields + "</cacheFields></pivotCacheDefinition>");
        book.relatedFromWorkbook("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml");
        if (records) {
            var all = new StringBuilder();
            for (int i = 0; i < rows.size(); i++) {
                all.append("<r>");
                for (int column = 0; column < headers.size(); column++) {
                    all.append(
                            column % 2 == 0
                                    ? "<x v=\"" + i + "\"/>"
                                    : "<s v=\"" + rows.get(i).get(column) + "\"/>");
                }
                all.append("</r>");
            }
            book.withText(
                    "xl/pivotCache/pivotCacheRecords1.xml",
                    SPREADSHEET + "pivotCacheRecords+xml",
                    "<pivotCacheRecords" + START + all + "</pivotCacheRecords>");
            book.related("xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheRecords", "pivotCacheRecords1.xml");
        }
        return book;
    }

    public static SamplePackage externalLink(SamplePackage book, List<String> headers, List<List<Object>> rows) {
        var cells = new StringBuilder("<row r=\"1\">");
        headers.forEach(header -> cells.append("<cell t=\"str\"><v>" + header + "</v></cell>"));
        cells.append("</row>");
        for (int i = 0; i < rows.size(); i++) {
            cells.append("<row r=\"" + (i + 2) + "\">");
            rows.get(i).forEach(value -> cells.append("<cell t=\"str\"><v>" + value + "</v></cell>"));
            cells.append("</row>");
        }
        return book.withText(
                        "xl/externalLinks/externalLink1.xml",
                        SPREADSHEET + "externalLink+xml",
                        "<externalLink" + START + "<externalBook><sheetNames><sheetName val=\"Roster\"/></sheetNames>"
                                + "<sheetDataSet><sheetData sheetId=\"0\">" + cells
                                + "</sheetData></sheetDataSet></externalBook></externalLink>")
                .relatedFromWorkbook("externalLink", "externalLinks/externalLink1.xml")
                .related("xl/externalLinks/externalLink1.xml", "externalLinkPath", "file:///share/roster.xlsx");
    }

    public static SamplePackage comment(SamplePackage book, String text) {
        return book.withText(
                        "xl/comments1.xml",
                        SPREADSHEET + "comments+xml",
                        "<comments" + START + "<commentList><comment ref=\"A1\"><text><r><t>" + text
                                + "</t></r></text></comment></commentList></comments>")
                .relatedFromSheet(1, "comments", "../comments1.xml");
    }

    public static SamplePackage threadedComment(SamplePackage book, String text) {
        return book.withText(
                        "xl/threadedComments/threadedComment1.xml",
                        "application/vnd.ms-excel.threadedcomments+xml",
                        "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">"
                                + "<threadedComment ref=\"A1\"><text>" + text
                                + "</text></threadedComment></ThreadedComments>")
                .relatedFromSheet(1, "threadedComment", "../threadedComments/threadedComment1.xml");
    }

    public static SamplePackage connection(SamplePackage book, String text) {
        return book.withText(
                        "xl/connections.xml",
                        SPREADSHEET + "connections+xml",
                        "<connections" + START + "<connection id=\"1\"><dbPr command=\"select * from t where a = '"
                                + text + "'\"/></connection></connections>")
                .relatedFromWorkbook("connections", "connections.xml");
    }

    /** Shared texts of which no cell uses any, one with how it is read aloud. */
    public static SamplePackage sharedTexts(SamplePackage book, String text, String aloud) {
        return book.withText(
                        "xl/sharedStrings.xml",
                        SPREADSHEET + "sharedStrings+xml",
                        "<sst" + START + "<si><t>" + text + "</t>"
                                + (aloud.isEmpty() ? "" : "<rPh sb=\"0\" eb=\"1\"><t>" + aloud + "</t></rPh>")
                                + "</si></sst>")
                .relatedFromWorkbook("sharedStrings", "sharedStrings.xml");
    }
}
