package org.imprimatur;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import org.eclipse.microprofile.config.Config;

/**
 * Starts the service, or migrates its database ({@link Command}). What is missing or does not fit stops it with whole
 * sentences and an exit code of its own, before anything was opened.
 */
@QuarkusMain
public final class Imprimatur {
    Imprimatur() {}

    public static void main(String... arguments) {
        try {
            Command command = Command.of(arguments);
            Config config = ConfigUtils.configBuilder().build();
            RequiredSetting.refuseMissing(command, config);
            switch (command) {
                case MIGRATE ->
                    System.out.println(DatabaseSchema.asMigrator(config).migrate());
                case SERVE -> {
                    DatabaseSchema.asService(config).refuseOtherVersion(RequiredSetting.migratesAtStart(config));
                    Quarkus.run();
                }
                case TRAIN -> TrainingRun.start();
            }
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(refused.exitCode());
        }
    }
}
