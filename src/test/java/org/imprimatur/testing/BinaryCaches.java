package org.imprimatur.testing;

import java.util.List;

/** Parts of a binary workbook that keep tables or texts beside its sheets. */
public final class BinaryCaches {
    private static final String EXCEL = "application/vnd.ms-excel.";
    private static final int OF_SOURCE = 4;
    private static final int TEXTS = 8;

    private BinaryCaches() {}

    /** Every other column is told by numbers of shared values, the others in the record itself. */
    public static SamplePackage pivot(SamplePackage book, List<String> headers, List<List<Object>> rows) {
        var definition = new BiffWriter().part(179).part(181);
        for (int column = 0; column < headers.size(); column++) {
            definition.part(
                    183,
                    new BiffWriter().u16(OF_SOURCE).i32(0).u16(0).i32(0, 0, 0).wide(headers.get(column)));
            definition.part(189, new BiffWriter().u16(TEXTS).i32(0));
            if (column % 2 == 0) {
                var run = new BiffWriter().u16(2).i32(rows.size());
                for (List<Object> row : rows) {
                    run.wide(row.get(column).toString());
                }
                definition.part(191, run).part(192);
            }
            definition.part(190).part(184);
        }
        var records = new BiffWriter().part(193);
        for (int i = 0; i < rows.size(); i++) {
            var record = new BiffWriter();
            for (int column = 0; column < headers.size(); column++) {
                if (column % 2 == 0) {
                    record.i32(i);
                } else {
                    record.wide(rows.get(i).get(column).toString());
                }
            }
            records.part(33, record);
        }
        return book.withPart(
                        "xl/pivotCache/pivotCacheDefinition1.bin",
                        EXCEL + "pivotCacheDefinition",
                        definition.part(182).part(180).bytes())
                .relatedFromWorkbook("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.bin")
                .withPart(
                        "xl/pivotCache/pivotCacheRecords1.bin",
                        EXCEL + "pivotCacheRecords",
                        records.part(194).bytes())
                .related("xl/pivotCache/pivotCacheDefinition1.bin", "pivotCacheRecords", "pivotCacheRecords1.bin");
    }

    public static SamplePackage externalLink(SamplePackage book, List<String> headers, List<List<Object>> rows) {
        var link = new BiffWriter().part(360).part(359, new BiffWriter().i32(1).wide("Roster"));
        link.part(363, new BiffWriter().i32(0));
        row(link, 0, headers);
        for (int i = 0; i < rows.size(); i++) {
            row(link, i + 1, rows.get(i));
        }
        return book.withPart(
                        "xl/externalLinks/externalLink1.bin",
                        EXCEL + "externalLink",
                        link.part(364).part(588).bytes())
                .relatedFromWorkbook("externalLink", "externalLinks/externalLink1.bin");
    }

    private static void row(BiffWriter link, int row, List<?> values) {
        link.part(366, new BiffWriter().i32(row));
        for (int column = 0; column < values.size(); column++) {
            link.part(371, new BiffWriter().i32(column).wide(values.get(column).toString()));
        }
    }

    public static SamplePackage comment(SamplePackage book, String text) {
        byte[] comments = new BiffWriter()
                .part(628)
                .part(637, new BiffWriter().u8(0).wide(text))
                .part(629)
                .bytes();
        return book.withPart("xl/comments1.bin", EXCEL + "comments", comments)
                .relatedFromSheet(1, "comments", "../comments1.bin");
    }

    public static SamplePackage connection(SamplePackage book, String text) {
        byte[] connections = new BiffWriter()
                .part(429)
                .part(203, new BiffWriter().wide("select * from t where a = '" + text + "'"))
                .part(430)
                .bytes();
        return book.withPart("xl/connections.bin", EXCEL + "connections", connections)
                .relatedFromWorkbook("connections", "connections.bin");
    }
}
