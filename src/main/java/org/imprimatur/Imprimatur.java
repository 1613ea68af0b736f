package org.imprimatur;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.imprimatur.audit.export.VerifyExport;
import org.imprimatur.inspection.commandline.InspectFiles;

/**
 * Starts the service, migrates its database, tells what is inside of files, or verifies an export ({@link Command}). What is missing or does not fit stops it with whole
 * sentences and an exit code of its own, before anything was opened.
 */
@QuarkusMain
public final class Imprimatur {
    Imprimatur() {}

    public static void main(String... arguments) {
        try {
            Command command = Command.of(arguments);
            if (command == Command.INSPECT) {
                // Nothing of the service is needed for it, and nothing of it is started.
                System.exit(InspectFiles.run(List.of(arguments).subList(1, arguments.length)));
            }
            if (command == Command.VERIFY) {
                System.exit(VerifyExport.run(List.of(arguments).subList(1, arguments.length)));
            }
            Config config = ConfigUtils.configBuilder().build();
            RequiredSetting.refuseMissing(command, config);
            switch (command) {
                case MIGRATE ->
                    System.out.println(DatabaseSchema.asMigrator(config).migrate());
                case SERVE -> {
                    DatabaseSchema.asService(config).refuseOtherVersion(RequiredSetting.migratesAtStart(config));
                    Quarkus.run();
                }
                case AUDIT_CHECK -> {
                    DatabaseSchema.asService(config).refuseOtherVersion(false);
                    AuditCheck.start();
                }
                case TRAIN -> TrainingRun.start();
                case INSPECT, VERIFY -> throw new IllegalStateException("done above");
            }
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(refused.exitCode());
        }
    }
}
