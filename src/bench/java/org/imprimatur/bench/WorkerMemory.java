package org.imprimatur.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.Confinement;
import org.imprimatur.inspection.worker.InspectionWorker;
import org.imprimatur.inspection.worker.WorkerFailure;
import org.imprimatur.inspection.worker.WorkerSettings;
import org.imprimatur.inspection.worker.Workers;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleSheet;
import org.imprimatur.testing.SampleWorkbook;

/** How much memory of the system a worker takes at most, its heap and everything else, and how long people wait for it. Linux tells it. */
final class WorkerMemory {
    private static final int PEOPLE = SampleFiles.PEOPLE_OF_THE_CASE;
    private static final int COLUMNS = 20;
    private static final int FILES = 5;
    private static final double LIMIT = 1024;

    void measure(Report report) throws IOException {
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            report.note("this system does not tell how much memory a worker took");
            return;
        }
        measure(report, "6,252 people in 20 columns, xlsx", "people.xlsx", workbook());
        measure(report, "200,000 people, csv", "people.csv", SampleFiles.rosterCsv(200_000));
    }

    private static void measure(Report report, String what, String name, byte[] file) throws IOException {
        var before = ProcessHandle.current().descendants().toList();
        try (var workers = new Workers(
                1, WorkerSettings.USUAL, Confinement.found(), Duration.ofMinutes(1), false, unheard -> {})) {
            workers.requireOne();
            ProcessHandle worker = worker(before);
            var waited = new ArrayList<Double>();
            for (int each = 0; each < FILES; each++) {
                long begin = System.nanoTime();
                inspect(workers, name, file);
                waited.add((System.nanoTime() - begin) / 1e6);
            }
            report.add(Measure.cost(
                    "worker's peak memory, " + what,
                    peakMegabytes(worker),
                    LIMIT,
                    "MB",
                    1.0,
                    "VmHWM of one worker after " + FILES + " files, beside 1 GB"));
            report.add(Measure.alone(
                    "inspection by a worker, first, " + what,
                    waited.get(0),
                    Measure.MILLISECONDS,
                    "of a worker that waits"));
            report.add(Measure.alone(
                    "inspection by a worker, p50, " + what,
                    waited.stream().sorted().toList().get(FILES / 2),
                    Measure.MILLISECONDS,
                    "of " + FILES + " in one worker"));
        }
    }

    /** Itself, not what confines it and ends with it. */
    private static ProcessHandle worker(List<ProcessHandle> before) throws IOException {
        ProcessHandle found = null;
        for (ProcessHandle each : ProcessHandle.current()
                .descendants()
                .filter(each -> !before.contains(each))
                .toList()) {
            String command = Files.readString(Path.of("/proc/" + each.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
            if (command.contains(InspectionWorker.class.getSimpleName())
                    && (found == null || peakMegabytes(each) > peakMegabytes(found))) {
                found = each;
            }
        }
        if (found == null) {
            throw new IllegalStateException("the worker is not among the processes of the bench");
        }
        return found;
    }

    private static void inspect(Workers workers, String name, byte[] file) throws IOException {
        try {
            var report = workers.inspect(
                    new Workers.SentFile(name, file.length, new ByteArrayInputStream(file)),
                    WrittenRuleset.shipped(),
                    new byte[32],
                    unheard -> {});
            if (report.state() != InspectionState.INSPECTED || report.personCount() < PEOPLE) {
                throw new IllegalStateException("not everybody was found: " + report.summary());
            }
        } catch (WorkerFailure failure) {
            throw new IllegalStateException("the file was not read: " + failure.reason(), failure);
        }
    }

    private static double peakMegabytes(ProcessHandle worker) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + worker.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] workbook() {
        var rows = new ArrayList<List<Object>>(PEOPLE + 1);
        var header = new ArrayList<Object>(InventedPerson.COLUMNS);
        for (int column = header.size(); column < COLUMNS; column++) {
            header.add("Measure " + column);
        }
        rows.add(header);
        for (InventedPerson person : InventedPerson.people(PEOPLE)) {
            var row = new ArrayList<Object>(person.row());
            for (int column = row.size(); column < COLUMNS; column++) {
                row.add("Value " + rows.size() % 17 + " of " + column);
            }
            rows.add(row);
        }
        return new SampleWorkbook().with(SampleSheet.of("People", rows)).bytes();
    }
}
