package org.imprimatur.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.testing.InventedPerson;

/**
 * A CSV file of a million rows: read and judged, beside being parsed by fastcsv into records and no more. In time of the thread's
 * processor, since both do their work on one core and the machine has others to serve.
 */
final class CsvInspection {
    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final double BAR = 0.3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long fields;

    void measure(Report report) throws IOException {
        measure(report, "CSV of a million rows of figures", figures(), 0);
        measure(report, "CSV of a million people", people(), ROWS);
    }

    private void measure(Report report, String name, byte[] file, int persons) throws IOException {
        double[] product = new double[ROUNDS];
        double[] reference = new double[ROUNDS];
        parse(file);
        inspect(file, persons);
        for (int round = 0; round < ROUNDS; round++) {
            boolean referenceFirst = round % 2 == 0;
            reference[round] = referenceFirst ? parse(file) : 0;
            product[round] = inspect(file, persons);
            reference[round] = referenceFirst ? reference[round] : parse(file);
        }
        Arrays.sort(product);
        Arrays.sort(reference);
        double inspected = product[ROUNDS / 2];
        double parsed = reference[ROUNDS / 2];
        report.add(new Measure(
                name,
                1,
                inspected,
                parsed,
                "MB/s of a core",
                inspected / parsed,
                BAR,
                String.format(
                        Locale.ROOT,
                        "%d MB with 8 columns, encoding, separator and everybody found and counted / records of fastcsv; %,d fields",
                        file.length >> 20,
                        fields)));
    }

    private double parse(byte[] file) throws IOException {
        long begin = THREADS.getCurrentThreadCpuTime();
        fields = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
            for (CsvRecord each : records) {
                fields += each.getFieldCount();
            }
        }
        return perSecond(file, begin);
    }

    private static double inspect(byte[] file, int persons) {
        long begin = THREADS.getCurrentThreadCpuTime();
        InspectionReport report = Inspection.of(
                new FileReading(Limits.USUAL).read("rows.csv", file),
                "rows.csv",
                Ruleset.shipped(),
                new KeyedHash(new byte[32]));
        double speed = perSecond(file, begin);
        if (report.personCount() != persons) {
            throw new IllegalStateException(report.summary());
        }
        return speed;
    }

    private static double perSecond(byte[] file, long begin) {
        return file.length * 1e3 / (THREADS.getCurrentThreadCpuTime() - begin);
    }

    private static byte[] people() {
        var text = new StringBuilder(110 * ROWS)
                .append(String.join(",", InventedPerson.COLUMNS))
                .append("\r\n");
        for (InventedPerson person : InventedPerson.people(ROWS)) {
            String separator = "";
            for (Object value : person.row()) {
                text.append(separator).append(value);
                separator = ",";
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] figures() {
        var random = new Random(7);
        var text = new StringBuilder(100 * ROWS)
                .append("Month,Facility,Area,Disposition,Book-ins,Detainees,Average Length of Stay,Report date\r\n");
        String[] facilities = {"Northfield Processing Center", "Redstone Staging Facility", "Harrow County Jail"};
        for (int row = 0; row < ROWS; row++) {
            text.append("2022-")
                    .append(10 + random.nextInt(3))
                    .append("-01,")
                    .append(facilities[random.nextInt(facilities.length)])
                    .append(",North,Expedited Removal (I-860),")
                    .append(11 + random.nextInt(5_000))
                    .append(',')
                    .append(11 + random.nextInt(90_000))
                    .append(',')
                    .append(random.nextInt(90))
                    .append('.')
                    .append(random.nextInt(10))
                    .append(",2022-")
                    .append(10 + random.nextInt(3))
                    .append('-')
                    .append(10 + random.nextInt(18))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
