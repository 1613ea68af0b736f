package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.imprimatur.audit.DerivedKeys;
import org.imprimatur.document.VersionContent;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jboss.logging.Logger;

/** Takes the bytes of one version apart. Holds no transaction while it reads. */
@ApplicationScoped
class FileInspection {
    private static final Logger LOG = Logger.getLogger(FileInspection.class);

    private final VersionContent contents;
    private final DerivedKeys keys;
    private final FileReading reading = new FileReading(Limits.USUAL);

    FileInspection(VersionContent contents, DerivedKeys keys) {
        this.contents = contents;
        this.keys = keys;
    }

    /** Whatever goes wrong is a report too: what was not read completely is uninspectable. */
    InspectionReport inspect(DocumentVersion version) {
        Ruleset ruleset = Ruleset.shipped();
        try {
            return Inspection.of(
                    read(version), version.fileName().value(), ruleset, new KeyedHash(keys.forPurpose("inspection")));
        } catch (UninspectableFile unread) {
            return Inspection.uninspectable(unread.reason(), unread.place(), unread.mechanism(), ruleset);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            // Only the kind of the failure is logged: its message may hold a piece of the file.
            LOG.errorf(
                    "Version %s could not be inspected: %s",
                    version.id(), failure.getClass().getName());
            return Inspection.uninspectable(UninspectableReason.INSPECTION_FAILED, null, null, ruleset);
        }
    }

    /** @throws UninspectableFile when any of it was not read */
    Contents read(DocumentVersion version) throws IOException {
        try (InputStream bytes = contents.open(version.id())) {
            return read(version, bytes);
        }
    }

    /**
     * @param bytes the version's, from the beginning
     * @throws UninspectableFile when any of it was not read
     */
    Contents read(DocumentVersion version, InputStream bytes) throws IOException {
        if (version.byteSize() > Limits.USUAL.bytes()) {
            throw new UninspectableFile(UninspectableReason.TOO_LARGE);
        }
        return reading.read(version.fileName().value(), bytes.readAllBytes());
    }
}
