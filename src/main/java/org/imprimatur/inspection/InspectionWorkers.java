package org.imprimatur.inspection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.inspection.worker.Confinement;
import org.imprimatur.inspection.worker.InstalledRecogniser;
import org.imprimatur.inspection.worker.Workers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The processes of this replica that take files apart. Those that inspect and those for which somebody waits are apart, so that large
 * files keep nobody waiting for a page.
 */
@ApplicationScoped
class InspectionWorkers {
    private static final Logger LOG = Logger.getLogger(InspectionWorkers.class);

    /** After {@link InspectionRounds}, which waits a while for what is being inspected. */
    static final int STOPS = 3_000;

    /** There are as many workers as versions are inspected at a time; one may just be starting. */
    private static final Duration INSPECTION_WAITS = Duration.ofMinutes(10);

    /** So long somebody waits for a page or a file. */
    private static final Duration PEOPLE_WAIT = Duration.ofSeconds(30);

    private final Confinement confinement = Confinement.found();
    private final Optional<InstalledRecogniser> recogniser;
    private final Workers inspecting;
    private final Workers looking;

    InspectionWorkers(InspectionConfig config, MeterRegistry meters) {
        var settings = config.worker().settings();
        recogniser = recogniser(config.textRecogniser(), config.textLanguages());
        inspecting = new Workers(
                config.atOnce(),
                recogniser.map(settings::with).orElse(settings),
                confinement,
                INSPECTION_WAITS,
                true,
                ending -> count(meters, ending));
        looking = new Workers(
                config.previewsAtOnce(), settings, confinement, PEOPLE_WAIT, false, ending -> count(meters, ending));
        Gauge.builder("imprimatur.inspection.workers", () -> inspecting.count() + looking.count())
                .description("Processes that take files apart, at work or waiting")
                .register(meters);
        Gauge.builder("imprimatur.inspection.workers.without.network", () -> confinement.isWithoutNetwork() ? 1 : 0)
                .description("1 where the system gives these processes no network")
                .register(meters);
        Gauge.builder("imprimatur.inspection.workers.limited", () -> confinement.limitsProcesses() ? 1 : 0)
                .description(
                        "1 where the system limits the processor time of these processes, and lets them write no file")
                .register(meters);
    }

    /** @throws IllegalArgumentException where it cannot be used, which stops the start */
    static Optional<InstalledRecogniser> recogniser(Optional<Path> program, String languages) {
        try {
            return program.map(path -> InstalledRecogniser.found(path, languages));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "Check imprimatur.inspection.text-recogniser and imprimatur.inspection.text-languages. "
                            + unusable.getMessage(),
                    unusable);
        }
    }

    private static void count(MeterRegistry meters, Workers.Ending ending) {
        meters.counter(
                        "imprimatur.inspection.workers.ended",
                        "how",
                        ending.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void start(@Observes StartupEvent event) {
        LOG.infof(
                "Workers of the inspection: %s network, processor time and files %s",
                confinement.isWithoutNetwork() ? "without a" : "not kept from the",
                confinement.limitsProcesses() ? "limited" : "not limited");
        LOG.infof(
                "Pictures are %s",
                recogniser.map(by -> "read by " + by.name()).orElse("not read: no text recogniser is configured"));
        inspecting.warm();
    }

    Workers inspecting() {
        return inspecting;
    }

    /** What reads the pictures of files that are inspected; null where nothing does. */
    @Nullable
    String picturesReadBy() {
        return recogniser.map(InstalledRecogniser::name).orElse(null);
    }

    Workers looking() {
        return looking;
    }

    void stop(@Observes @Priority(STOPS) ShutdownEvent event) {
        inspecting.close();
        looking.close();
    }
}
