package org.imprimatur.testing;

import static io.restassured.RestAssured.given;

import org.eclipse.microprofile.config.ConfigProvider;

/** What the service under test says of itself on its management port. */
public final class Metrics {
    private Metrics() {}

    /** The value of the metric whose line begins so; 0 where there is none yet. */
    public static double value(String line) {
        int port = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.management.test-port", Integer.class)
                .orElse(9001);
        return given().get("http://127.0.0.1:" + port + "/metrics")
                .asString()
                .lines()
                .filter(each -> each.startsWith(line + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
