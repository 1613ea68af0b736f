package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.imprimatur.Outage;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DerivedKeys;
import org.imprimatur.document.ContentDamagedException;
import org.imprimatur.document.VersionContent;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Preview;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.WorkerFailure;
import org.imprimatur.inspection.worker.Workers;
import org.imprimatur.inspection.worker.Workers.SentEdition;
import org.imprimatur.inspection.worker.Workers.SentFile;
import org.imprimatur.inspection.worker.WorkersBusy;
import org.imprimatur.inspection.worker.WorkersUnavailable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has the bytes of one version taken apart by a worker. Holds no transaction meanwhile. */
@ApplicationScoped
class FileInspection {
    private static final Logger LOG = Logger.getLogger(FileInspection.class);

    private static final String WITHOUT_EDITION =
            "Version %s is inspected without version %s that went out before it: %s";

    private final VersionContent contents;
    private final DerivedKeys keys;
    private final InspectionWorkers workers;
    private final RulesetInForce rulesets;
    private final Editions editions;
    private final MalwareScanner scanner;

    FileInspection(
            VersionContent contents,
            DerivedKeys keys,
            InspectionWorkers workers,
            RulesetInForce rulesets,
            Editions editions,
            MalwareScanner scanner) {
        this.editions = editions;
        this.scanner = scanner;
        this.contents = contents;
        this.keys = keys;
        this.workers = workers;
        this.rulesets = rulesets;
    }

    /** @throws WorkersUnavailable where nobody could read a file now */
    void requireWorkers() {
        scanner.requireReachable();
        workers.inspecting().requireOne();
    }

    /**
     * Whatever goes wrong with the file is a report too: what was not read completely is uninspectable.
     *
     * @throws WorkersUnavailable where nobody could read it; it is to be tried again, as after any other exception
     */
    InspectionReport inspect(DocumentVersion version, WrittenRuleset ruleset, Consumer<InspectionProgress> heard) {
        try {
            MalwareScanner.Scan scan = scan(version).orElse(null);
            if (scan != null && scan.verdict() != MalwareScanner.Verdict.CLEAN) {
                return unscanned(version, scan, ruleset);
            }
            DocumentVersion before = editions.before(version).orElse(null);
            InspectionReport report = before == null
                    ? inspect(version, ruleset, null, heard)
                    : inspectBeside(before, version, ruleset, heard);
            return report.scanned(scan == null ? null : scan.by()).picturesRead(workers.picturesReadBy());
        } catch (WorkerFailure failure) {
            LOG.errorf("Version %s could not be inspected: %s", version.id(), failure.reason());
            return Inspection.uninspectable(failure.reason(), null, null, ruleset.rules());
        } catch (WorkersBusy | WorkersUnavailable later) {
            throw later;
        } catch (IOException | RuntimeException failure) {
            if (Outage.caused(failure)) {
                throw new IllegalStateException("the bytes could not be had from the database", failure);
            }
            // Only the kind of the failure is logged: its message may hold a piece of the file.
            LOG.errorf(
                    "Version %s could not be inspected: %s",
                    version.id(), failure.getClass().getName());
            return Inspection.uninspectable(UninspectableReason.INSPECTION_FAILED, null, null, ruleset.rules());
        }
    }

    private Optional<MalwareScanner.Scan> scan(DocumentVersion version) throws IOException {
        try (InputStream bytes = contents.open(version.id())) {
            return scanner.scan(bytes);
        }
    }

    /** What the scanner did not pass is not taken apart. */
    private static InspectionReport unscanned(
            DocumentVersion version, MalwareScanner.Scan scan, WrittenRuleset ruleset) {
        boolean malware = scan.verdict() == MalwareScanner.Verdict.MALWARE;
        LOG.warnf("inspection.malware: version %s: %s", version.id(), scan.verdict());
        return Inspection.uninspectable(
                        malware ? UninspectableReason.MALWARE : UninspectableReason.NOT_SCANNED,
                        null,
                        null,
                        ruleset.rules())
                .scanned(scan.by());
    }

    /** A version that cannot be read again must not keep the next one from being read. */
    private InspectionReport inspectBeside(
            DocumentVersion before, DocumentVersion version, WrittenRuleset ruleset, Consumer<InspectionProgress> heard)
            throws WorkerFailure, IOException {
        if (before.destroyedAt() == null) {
            try (InputStream bytes = contents.open(before.id())) {
                return inspect(version, ruleset, new SentEdition(before.number(), sent(before, bytes)), heard);
            } catch (WorkerFailure failure) {
                LOG.warnf(WITHOUT_EDITION, version.id(), before.id(), failure.reason());
            } catch (IOException | ContentDamagedException unreadable) {
                LOG.warnf(
                        WITHOUT_EDITION,
                        version.id(),
                        before.id(),
                        unreadable.getClass().getName());
            }
        }
        return inspect(version, ruleset, new SentEdition(before.number(), null), heard);
    }

    private InspectionReport inspect(
            DocumentVersion version,
            WrittenRuleset ruleset,
            @Nullable SentEdition before,
            Consumer<InspectionProgress> heard)
            throws WorkerFailure, IOException {
        try (InputStream bytes = contents.open(version.id())) {
            return workers.inspecting()
                    .inspect(sent(version, bytes), ruleset, keys.forPurpose("inspection"), before, heard);
        }
    }

    /**
     * @param bytes the version's, from the beginning
     * @throws RuleViolation {@link InspectionRefusal#NOTHING_TO_PREVIEW} when any of it was not read, which may be by limits that
     *     were others when it was inspected; {@link InspectionRefusal#PREVIEWS_BUSY}
     */
    Preview preview(DocumentVersion version, InputStream bytes, ContentPages.Page page, boolean revealed)
            throws IOException {
        // What is masked is what these rules recognise.
        WrittenRuleset ruleset =
                rulesets.get().orElseThrow(() -> new RuleViolation(InspectionRefusal.RULESET_UNVERIFIED));
        try {
            return workers.looking().preview(sent(version, bytes), ruleset, page.sheet(), page.from(), revealed);
        } catch (WorkerFailure unread) {
            throw refused(version, unread, InspectionRefusal.NOTHING_TO_PREVIEW);
        } catch (WorkersBusy | WorkersUnavailable later) {
            throw refused(later);
        }
    }

    /** The same of the version's stored bytes. */
    Preview preview(DocumentVersion version, ContentPages.Page page, boolean revealed) throws IOException {
        try (InputStream bytes = contents.open(version.id())) {
            return preview(version, bytes, page, revealed);
        }
    }

    /**
     * One page as a picture; empty where the file has no such page.
     *
     * @param bytes the version's, from the beginning
     * @throws RuleViolation {@link InspectionRefusal#NO_PAGES} for a file that has none; {@link InspectionRefusal#PAGE_NOT_PAINTED};
     *     {@link InspectionRefusal#PREVIEWS_BUSY}
     */
    Optional<PaintedPage> paint(DocumentVersion version, InputStream bytes, int page, boolean text) throws IOException {
        try {
            return workers.looking().paint(sent(version, bytes), page, text);
        } catch (WorkerFailure unpainted) {
            if (unpainted.reason() == UninspectableReason.UNSUPPORTED_FORMAT) {
                throw new RuleViolation(InspectionRefusal.NO_PAGES);
            }
            throw refused(version, unpainted, InspectionRefusal.PAGE_NOT_PAINTED);
        } catch (WorkersBusy | WorkersUnavailable later) {
            throw refused(later);
        }
    }

    /**
     * A file of nothing but what a reader sees; empty where that is nothing.
     *
     * @throws RuleViolation {@link InspectionRefusal#NOTHING_TO_REGENERATE} when any of it was not read; {@link
     *     InspectionRefusal#PREVIEWS_BUSY}
     */
    Optional<Workers.Made> regenerate(DocumentVersion version) throws IOException {
        try (InputStream bytes = contents.open(version.id())) {
            return workers.looking().regenerate(sent(version, bytes));
        } catch (WorkerFailure unread) {
            throw refused(version, unread, InspectionRefusal.NOTHING_TO_REGENERATE);
        } catch (WorkersBusy | WorkersUnavailable later) {
            throw refused(later);
        }
    }

    private static RuleViolation refused(DocumentVersion version, WorkerFailure unread, InspectionRefusal refusal) {
        LOG.warnf("Version %s was inspected and cannot be read now: %s", version.id(), unread.reason());
        return new RuleViolation(refusal);
    }

    private static RuleViolation refused(RuntimeException later) {
        LOG.warn(later.getMessage());
        return new RuleViolation(InspectionRefusal.PREVIEWS_BUSY);
    }

    private static SentFile sent(DocumentVersion version, InputStream bytes) {
        return new SentFile(version.fileName().value(), version.byteSize(), bytes);
    }
}
