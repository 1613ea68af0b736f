package org.imprimatur.bench;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.imprimatur.approval.ApprovalRequests;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;
import org.junit.jupiter.api.Test;

/**
 * The whole bench in one run: {@code mvn -Pbench}. It fails only when something could not be measured; a bar that was missed is
 * a figure like the others, for people to look at (decision 0015).
 */
@QuarkusTest
@TestProfile(BenchIT.Quiet.class)
@QuarkusTestResource(RealServices.class)
class BenchIT {
    private static final int DOCUMENTS = 52;
    private static final int RELEASES = 4;
    private static final int FEW = 1_000;
    /** Fewer only for a quick look: the bars are meant for these. */
    private static final int MANY = Integer.getInteger("imprimatur.bench.requests", 100_000);

    private static final long LOG = Long.getLong("imprimatur.bench.entries", 1_000_000);

    private final ApprovalRequests requests;
    private final AgroalDataSource database;
    private final Scheduler scheduler;

    /** For a quick look at one part: a list with commas. */
    private static final String ONLY = System.getProperty("imprimatur.bench.only", "");

    private static final Set<String> OF_FILES = Set.of("workbooks", "documents", "csv", "pdf", "workers");

    private static boolean isWanted(String part) {
        return ONLY.isEmpty() || List.of(ONLY.split(",")).contains(part);
    }

    BenchIT(ApprovalRequests requests, AgroalDataSource database, Scheduler scheduler) {
        this.requests = requests;
        this.database = database;
        this.scheduler = scheduler;
    }

    /** Nothing runs beside what is measured, and people sign in once. */
    public static final class Quiet implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imprimatur.approval.signing.max-age", "8H",
                    "imprimatur.approval.sweep-every", "24h",
                    "imprimatur.http.operations-refused", "60",
                    "imprimatur.audit.verification-interval", "24h");
        }
    }

    @Test
    void everything_is_measured_beside_its_reference() throws Exception {
        var report = new Report(Machine.facts());
        try {
            measure(report);
        } finally {
            report.keep();
        }
    }

    private void measure(Report report) throws Exception {
        measureFiles(report);
        if (!ONLY.isEmpty() && OF_FILES.containsAll(List.of(ONLY.split(",")))) {
            return;
        }
        int port = RestAssured.port;
        EntryCost.prepare();
        var stage = new Stage(port, DOCUMENTS);
        var entries = new Entries();
        var model = stage.documents.get(DOCUMENTS - 1);
        var models =
                stage.documents.stream().map(about -> stored(about.requestId())).toList();
        stage.sign(stage.reviewers.get(0), model, "PROGRAM_REVIEWER");
        var signature = stored(model.requestId()).signOffs().get(0);
        var published = stage.documents.subList(0, RELEASES);
        var releases = new ArrayList<UUID>();
        for (Stage.About about : published) {
            releases.add(stage.published(about));
        }
        scheduler.pause();

        var many = new ManyRequests(entries, models, signature, Instant.now().plus(Duration.ofDays(5)));
        var frontEnd = new FrontEnd(port, stage, database);
        Queue<ManyRequests.Filled> unsigned = fillAndMeasureInbox(report, many, frontEnd);
        if (isWanted("front-end")) {
            frontEnd.measure(report);
        }
        if (isWanted("pages")) {
            new PageTimes().measure(report);
        }
        if (isWanted("log")) {
            new LogTimes().measure(report);
        }
        if (isWanted("history")) {
            history(report, new LongLog(entries, models));
        }
        if (isWanted("permits")) {
            new Permits(port, stage, published, releases, database).measure(report);
        }
        if (isWanted("entry")) {
            new EntryCost(entries, releases.get(0), stage.publishers.get(0)).measure(report);
        }
        if (isWanted("sign-off")) {
            var signOffs = new SignOffs(port, stage);
            signOffs.warmUp(unsigned);
            signOffs.measure(report, captured(report, signOffs, entries, many, stage, unsigned.remove()), unsigned);
        }
        if (isWanted("flood")) {
            new Flood(port, stage, frontEnd).measure(report);
        }
        if (isWanted("transfers")) {
            new Transfers().measure(report);
        }
    }

    /** What needs no database. */
    private static void measureFiles(Report report) throws Exception {
        if (isWanted("workbooks")) {
            new WorkbookInspection().measure(report);
        }
        if (isWanted("documents")) {
            new DocumentInspection().measure(report);
        }
        if (isWanted("csv")) {
            new CsvInspection().measure(report);
        }
        if (isWanted("pdf")) {
            new PdfInspection().measure(report);
        }
        if (isWanted("workers")) {
            new WorkerMemory().measure(report);
        }
    }

    private static void history(Report report, LongLog log) throws Exception {
        long begin = System.nanoTime();
        log.fill(LOG);
        settle();
        report.note(String.format(
                Locale.ROOT,
                "the log was filled up to %,d entries, each under the service's key and integrated by it, in %d s",
                LOG,
                (System.nanoTime() - begin) / 1_000_000_000));
        new PageTimes().measureHistory(report);
    }

    /** Answers requests that nobody has signed. */
    private static Queue<ManyRequests.Filled> fillAndMeasureInbox(Report report, ManyRequests many, FrontEnd frontEnd)
            throws Exception {
        many.fill(FEW, true);
        settle();
        double few = frontEnd.inboxMilliseconds();
        int unsigned = SignOffs.needed() + 1;
        long begin = System.nanoTime();
        many.fill(MANY - FEW - unsigned, true);
        var supply = new ArrayDeque<>(many.fill(unsigned, false));
        settle();
        report.note(String.format(
                Locale.ROOT,
                "%,d requests in review were filled in and integrated in %d s: copies of real ones, each with manifest, texts,"
                        + " sign-off and an audit entry under the service's key, through its own login",
                MANY,
                (System.nanoTime() - begin) / 1_000_000_000));
        report.note("the sweepers and the verification of the whole record stand still while it is measured");
        report.add(Measure.cost(
                "inbox of 20 with requirement, p50",
                frontEnd.inboxMilliseconds(),
                few,
                Measure.MILLISECONDS,
                0.8,
                String.format(
                        Locale.ROOT, "the time of one caller with %,d requests in review / with %,d", MANY, FEW)));
        return supply;
    }

    /** What the service sends for one sign-off, ready to be sent for others. */
    private SameAct captured(
            Report report, SignOffs signOffs, Entries entries, ManyRequests texts, Stage stage, ManyRequests.Filled one)
            throws Exception {
        byte[] signing = signOffs.signing(stage.reviewers.get(0).token(), one);
        try (var connection = new KeepAlive(RestAssured.port)) {
            var sent = new StatementLog(database).of(() -> {
                SignOffs.requireSigned(connection.expect(200, signing));
                return null;
            });
            report.add(Measure.alone(
                    "sign-off, statements",
                    sent.size(),
                    Measure.STATEMENTS,
                    "SQL statements of one sign-off over HTTP"));
            return new SameAct(sent, one, stored(one.request().id()), entries, texts);
        }
    }

    private ApprovalRequest stored(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> requests.find(id).orElseThrow());
    }

    /** What autovacuum and the checkpointer would have done by and by, once every entry has its place in the log. */
    private static void settle() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        Superuser.one("select count(*) from audit.waiting()").equals("0"));
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("vacuum (analyze)");
            sql.execute("checkpoint");
        }
    }
}
