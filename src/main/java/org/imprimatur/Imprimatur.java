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
                case SERVE -> serve(config);
            }
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(refused.exitCode());
        }
    }

    private static void serve(Config config) throws StartRefused {
        // The training run for the ahead-of-time cache stops by itself before anything is opened; it has no database.
        if (!config.getOptionalValue("quarkus.appcds.generate", Boolean.class).orElse(false)) {
            DatabaseSchema.asService(config).refuseOtherVersion(RequiredSetting.migratesAtStart(config));
        }
        Quarkus.run();
    }
}
