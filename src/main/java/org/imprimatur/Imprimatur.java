package org.imprimatur;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;

/** Starts the service, or says in whole sentences which settings are missing and stops before anything was opened. */
@QuarkusMain
public final class Imprimatur {
    private static final int MISCONFIGURED = 78; // EX_CONFIG of sysexits.h

    Imprimatur() {}

    public static void main(String... arguments) {
        List<RequiredSetting> missing =
                RequiredSetting.missingFrom(ConfigUtils.configBuilder().build());
        if (missing.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            System.err.print(RequiredSetting.explanation(missing));
            System.exit(MISCONFIGURED);
        }
    }
}
