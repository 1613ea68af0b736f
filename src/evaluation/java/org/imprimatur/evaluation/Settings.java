package org.imprimatur.evaluation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen about the evaluation, each by a system property ({@code -D…}) or, after it, an environment variable
 * of the same name in capitals with underscores.
 *
 * @param folder where it keeps its data: {@code evaluation.folder}
 * @param jar the product: {@code evaluation.jar}
 * @param roles {@code deploy/database/roles.sql}: {@code evaluation.roles}
 * @param servicePort {@code evaluation.port.service}
 * @param managementPort of its health and metrics: {@code evaluation.port.management}
 * @param signInPort of the small client that signs people in: {@code evaluation.port.sign-in}
 * @param identityProviderPort {@code evaluation.port.identity-provider}
 * @param databasePort {@code evaluation.port.database}
 */
record Settings(
        Path folder,
        Path jar,
        Path roles,
        int servicePort,
        int managementPort,
        int signInPort,
        int identityProviderPort,
        int databasePort) {

    static final String SERVICE_PORT = "evaluation.port.service";
    static final String MANAGEMENT_PORT = "evaluation.port.management";
    static final String SIGN_IN_PORT = "evaluation.port.sign-in";
    static final String IDENTITY_PROVIDER_PORT = "evaluation.port.identity-provider";
    static final String DATABASE_PORT = "evaluation.port.database";

    /** @throws CannotStart when a value cannot be used */
    static Settings from(Properties properties, Map<String, String> environment) {
        Source source = new Source(properties, environment);
        return new Settings(
                source.path("evaluation.folder", ".imprimatur"),
                source.path("evaluation.jar", "target/quarkus-app/quarkus-run.jar"),
                source.path("evaluation.roles", "deploy/database/roles.sql"),
                source.port(SERVICE_PORT, 8080),
                source.port(MANAGEMENT_PORT, 8087),
                source.port(SIGN_IN_PORT, 8088),
                source.port(IDENTITY_PROVIDER_PORT, 8089),
                source.port(DATABASE_PORT, 8432));
    }

    private record Source(Properties properties, Map<String, String> environment) {
        Path path(String name, String otherwise) {
            return Path.of(text(name, otherwise)).toAbsolutePath().normalize();
        }

        int port(String name, int otherwise) {
            String text = text(name, Integer.toString(otherwise));
            try {
                int port = Integer.parseInt(text);
                if (port > 0 && port < 65536) {
                    return port;
                }
            } catch (NumberFormatException e) {
                throw notAPort(name, text, e);
            }
            throw notAPort(name, text, null);
        }

        private static CannotStart notAPort(String name, String text, @Nullable Throwable cause) {
            return new CannotStart(
                    "The setting " + name + " is " + text + ". Give a port number from 1 to 65535.", cause);
        }

        private String text(String name, String otherwise) {
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            String fallback = environment.getOrDefault(variable, otherwise);
            return properties.getProperty(name, fallback);
        }
    }
}
