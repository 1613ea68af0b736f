package org.imprimatur.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The files that tests and the walk upload, made in code; the same call gives the same bytes. */
public final class SampleFiles {
    /** How many people the case that this product starts from was about. */
    public static final int PEOPLE_OF_THE_CASE = 6_252;

    private SampleFiles() {}

    /** Detention statistics: three sheets of figures, with nine-digit ids, a phone number, dates, ZIPs and facility names. */
    public static byte[] cleanAggregate() {
        return aggregates().bytes();
    }

    /** The case: three sheets of figures and one hidden sheet of 6,252 people with their fear claims. */
    public static byte[] hiddenRoster() {
        return hiddenRoster(PEOPLE_OF_THE_CASE);
    }

    public static byte[] hiddenRoster(int people) {
        return aggregates()
                .with(rosterSheet("Sheet1 (2)", people).in(SampleSheet.State.HIDDEN))
                .bytes();
    }

    public static byte[] veryHiddenRoster(int people) {
        return aggregates()
                .with(rosterSheet("Data", people).in(SampleSheet.State.VERY_HIDDEN))
                .bytes();
    }

    /** The wrong file: people on the only sheet, which is visible. */
    public static byte[] visibleRoster(int people) {
        return new SampleWorkbook().with(rosterSheet("Detention FY23", people)).bytes();
    }

    /** A roster whose names, A-numbers and birth dates (columns A to D) stand in hidden columns. */
    public static byte[] rosterInHiddenColumns(int people) {
        return new SampleWorkbook()
                .with(rosterSheet("Detention FY23", people).hidingColumns(Set.of(0, 1, 2, 3)))
                .bytes();
    }

    /** A roster of which every row but the header is hidden. */
    public static byte[] rosterInHiddenRows(int people) {
        var hidden = new java.util.HashSet<Integer>();
        for (int row = 1; row <= people; row++) {
            hidden.add(row);
        }
        return new SampleWorkbook()
                .with(rosterSheet("Detention FY23", people).hidingRows(hidden))
                .bytes();
    }

    /** Figures only, but somebody's A-number and name stand in the document's description. */
    public static byte[] identifierInProperties() {
        InventedPerson person = InventedPerson.people(1).get(0);
        return aggregates()
                .withCoreProperties("<dc:description>pulled from the roster of " + person.firstName() + " "
                        + person.lastName() + " " + person.aNumber() + "</dc:description>")
                .bytes();
    }

    /** UTF-8 with commas and CRLF. */
    public static byte[] rosterCsv(int people) {
        return csv(people, ",").getBytes(StandardCharsets.UTF_8);
    }

    /** UTF-16 with a byte order mark and semicolons, as Excel writes it in some countries. */
    public static byte[] rosterCsvSemicolonUtf16(int people) {
        return csv(people, ";").getBytes(StandardCharsets.UTF_16);
    }

    public static byte[] cleanAggregateCsv() {
        return """
                Processing Disposition,FSC,Adult,Total,Percent\r
                Expedited Removal (I-860),884,5857,6741,86.9%\r
                Notice to Appear (I-862),752,9711,10463,92.8%\r
                Reinstatement (I-871),391,7740,8131,95.2%\r
                "Detainees, Positive Fear",120,2101,2221,94.6%\r
                Report 202211281,,,,\r
                """.getBytes(StandardCharsets.UTF_8);
    }

    /** A small package that expands to far more than its ratio may be. */
    public static byte[] bomb() {
        return aggregates()
                .withPart("xl/worksheets/sheet9.xml", "application/xml", new byte[64 * 1024 * 1024])
                .bytes();
    }

    public static byte[] truncated() {
        byte[] whole = hiddenRoster(100);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** The container of a workbook that needs a password (MS-OFFCRYPTO): OLE2 with an encrypted package. */
    public static byte[] encrypted() {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            container.createDocument(new ByteArrayInputStream(new byte[4096]), "EncryptionInfo");
            container.createDocument(new ByteArrayInputStream(new byte[8192]), "EncryptedPackage");
            container.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A package that has a text document in it but does not say that it is one. */
    public static byte[] docx() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\""
                            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The clean workbook, to put more into. */
    public static SampleWorkbook aggregates() {
        return new SampleWorkbook().with(dispositions()).with(facilities()).with(lengthOfStay());
    }

    /** People with their fear claims, one per row under a header. */
    public static SampleSheet rosterSheet(String name, int people) {
        var rows = new ArrayList<List<Object>>(people + 1);
        rows.add(List.copyOf(InventedPerson.COLUMNS));
        InventedPerson.people(people).forEach(person -> rows.add(person.row()));
        return SampleSheet.of(name, rows);
    }

    /** A small visible sheet of figures. */
    public static SampleSheet figures() {
        return SampleSheet.of("Figures", List.of(List.of("Month", "Total"), List.of("January", 1200)));
    }

    private static SampleSheet dispositions() {
        return SampleSheet.of(
                "Detention FY23",
                List.of(
                        List.of("Currently Detained by Processing Disposition (INVENTED FIGURES)"),
                        List.of("Processing Disposition", "FSC", "Adult", "Total", "Percent"),
                        List.of("Expedited Removal (I-860)", 884, 5857, 6741, 0.869),
                        List.of("Notice to Appear (I-862)", 752, 9711, 10463, 0.928),
                        List.of("Reinstatement (I-871)", 391, 7740, 8131, 0.952),
                        List.of("Visa Waiver Removal", 519, 6899, 7418, 0.93),
                        List.of("Credible fear referrals", 120, 2101, 2221, 0.946),
                        List.of("", "", "Report 202211281", "Contact line", "(202) 555-0134")));
    }

    private static SampleSheet facilities() {
        return SampleSheet.of(
                "Facilities FY23",
                List.of(
                        List.of(
                                "Name",
                                "Address",
                                "City",
                                "State",
                                "Zip",
                                "Facility ID",
                                "Average Population",
                                "Last Inspection"),
                        facility(
                                "Northfield Processing Center",
                                "6212 County Road 96",
                                "Lapola",
                                "TX",
                                "40297",
                                300000001,
                                318),
                        facility(
                                "Redstone Staging Facility",
                                "18 Quarry Lane",
                                "Alexandria",
                                "LA",
                                "71301",
                                300000002,
                                402),
                        facility(
                                "Cedar Flats Detention Center",
                                "900 Mill Street",
                                "Eloy",
                                "AZ",
                                "85131",
                                300000003,
                                1201),
                        facility("Mesa Larga Annex", "77 Airport Way", "Adelanto", "CA", "92301", 300000004, 865),
                        facility("Harrow County Jail", "1 Court Square", "Harrow", "OH", "45001", 300000005, 186)));
    }

    private static List<Object> facility(
            String name, String address, String city, String state, String zip, int id, int population) {
        return List.of(
                name,
                address,
                city,
                state,
                zip,
                id,
                population,
                LocalDate.of(2022, 3, 1).plusDays(population));
    }

    private static SampleSheet lengthOfStay() {
        var rows = new ArrayList<List<Object>>();
        rows.add(List.of("Month", "Average Length of Stay", "Detainees, Positive Fear", "Detainees, Other"));
        for (int month = 1; month <= 11; month++) {
            rows.add(List.of(LocalDate.of(2022, month, 1), 20.5 + month, 900 + 211 * month, 11_000 + 430 * month));
        }
        rows.add(List.of("Case ID range 100200300-100200399"));
        return SampleSheet.of("ICLOS and Detainees", rows);
    }

    private static String csv(int people, String separator) {
        var text = new StringBuilder(String.join(separator, InventedPerson.COLUMNS)).append("\r\n");
        for (InventedPerson person : InventedPerson.people(people)) {
            text.append(String.join(
                            separator,
                            person.row().stream().map(Object::toString).toList()))
                    .append("\r\n");
        }
        return text.toString();
    }
}
