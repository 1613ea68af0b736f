package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Preview;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * What a worker writes: each answer a line of JSON with one name, a file's bytes behind theirs. Where nobody reads any more the process
 * ends.
 */
final class Answers {
    static final String READY = "ready";
    static final String PROGRESS = "progress";
    static final String REPORT = "report";
    static final String PREVIEW = "preview";
    static final String REGENERATED = "regenerated";
    static final String NOTHING_VISIBLE = "nothingVisible";
    static final String PAINTED = "painted";
    static final String NO_PAGE = "noPage";
    static final String UNREAD = "unread";

    private static final int NOBODY_READS = 74;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;
    private volatile long told;
    private @Nullable InspectionProgress newest;

    Answers(OutputStream out) {
        this.out = out;
    }

    void ready() {
        line(READY, "true");
    }

    void begins(InspectionPhase phase) {
        progress(new InspectionProgress(phase, null));
    }

    /** A few times a second at most, however often it is called. */
    void read(long done, long all) {
        long now = System.nanoTime();
        if (now - told >= PAUSE) {
            progress(InspectionProgress.of(InspectionPhase.READING, done, all));
        }
    }

    private synchronized void progress(InspectionProgress progress) {
        newest = progress;
        told = System.nanoTime();
        line(PROGRESS, json(progress));
    }

    /** Tells again what was told last, where that is a while ago: whoever waits may not have passed it on, and sees that it goes on. */
    synchronized void repeat() {
        if (newest != null && System.nanoTime() - told >= PAUSE) {
            progress(newest);
        }
    }

    void report(InspectionReport report) {
        answer(REPORT, ReportText.write(report));
    }

    void preview(Preview preview) {
        answer(PREVIEW, json(preview));
    }

    void regenerated(String fileName, byte[] bytes) {
        answer(REGENERATED, json(Map.of("fileName", fileName, "bytes", bytes.length)));
        write(bytes);
    }

    void nothingVisible() {
        answer(NOTHING_VISIBLE, "true");
    }

    void painted(PaintedPage page) {
        answer(PAINTED, json(page.layout()));
        write(page.rgb());
    }

    void noPage() {
        answer(NO_PAGE, "true");
    }

    void unread(UninspectableReason reason) {
        answer(UNREAD, json(reason));
    }

    /** The last that is said about a file. */
    private synchronized void answer(String name, String json) {
        newest = null;
        line(name, json);
    }

    private void line(String name, String json) {
        write(("{\"" + name + "\":" + json + "}\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException broken) {
            Runtime.getRuntime().halt(NOBODY_READS);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every answer can be written", e);
        }
    }
}
