package org.imprimatur.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything on one machine, for evaluation: PostgreSQL, an identity provider that verifies nobody, the product as its
 * own process, and a small client to sign in with. All of it listens on 127.0.0.1 only.
 *
 * <p>Started by {@code mvn -Pevaluate}, inside Maven's own process, so that the prompt comes back only after everything
 * has stopped.
 */
public final class Evaluation implements AutoCloseable {
    /** Who administers authorities while nobody in the register can. */
    private static final String FIRST_ADMINISTRATOR = "adam";

    private static final String LOG_ORIGIN = "evaluation.imprimatur.example/log";
    private static final String LOG_KEY = "audit-log.key";

    /** Whose the demo documents are. */
    private static final String SUBMITTER = "sam";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Settings settings;
    private volatile boolean closed;

    Evaluation(Settings settings) {
        this.settings = settings;
    }

    /** Runs until it is stopped by a signal. Exit code 1 and one sentence when it cannot. */
    public static void main(String[] arguments) {
        try {
            Settings settings = Settings.from(System.getProperties(), System.getenv());
            Evaluation evaluation = new Evaluation(settings);
            Thread stop = new Thread(evaluation::close, "stop evaluation");
            Runtime.getRuntime().addShutdownHook(stop);
            Service service = evaluation.start();
            System.out.print(new Welcome(settings, evaluation.verifier()).text());
            evaluation.await(service);
            stop.join();
        } catch (CannotStart e) {
            System.err.println("\n" + e.getMessage() + "\n");
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts everything and loads the demo data.
     *
     * @return the product's process
     * @throws CannotStart with one sentence that says what to do; {@link #close()} stops what runs by then
     */
    Service start() {
        if (!Files.isRegularFile(settings.jar())) {
            throw new CannotStart(
                    "The product's jar " + settings.jar() + " is missing. Build it with: mvn package -DskipTests");
        }
        EvaluationFolder folder = opened(EvaluationFolder.open(settings.folder()));
        Service.endLeftover(folder);
        Database.endLeftover(folder.database());
        Loopback.refuseBusy(settings.servicePort(), Settings.SERVICE_PORT);
        Loopback.refuseBusy(settings.managementPort(), Settings.MANAGEMENT_PORT);
        Loopback.refuseBusy(settings.signInPort(), Settings.SIGN_IN_PORT);
        Loopback.refuseBusy(settings.identityProviderPort(), Settings.IDENTITY_PROVIDER_PORT);
        Loopback.refuseBusy(settings.databasePort(), Settings.DATABASE_PORT);

        DatabasePasswords passwords = folder.passwords();
        Database database = opened(database(folder));
        IdentityProvider provider = opened(IdentityProvider.start(settings.identityProviderPort()));
        folder.refuseOtherIssuer(provider.issuer());
        Service service = opened(Service.start(settings, folder, environment(folder, passwords, database, provider)));
        service.awaitReady();
        new DemoRegister(api(service, provider, FIRST_ADMINISTRATOR), provider.issuer()).load();
        new DemoDocuments(api(service, provider, SUBMITTER)).load();
        opened(SignInClient.start(settings.signInPort(), provider.issuer(), service.address()));
        return service;
    }

    private Database database(EvaluationFolder folder) {
        return Database.start(
                folder.database(), folder.programs(), settings.databasePort(), folder.passwords(), settings.roles());
    }

    /** Starts the database again on the same data while all else goes on: for whoever looks at what becomes of it then. */
    synchronized void restartDatabase() throws IOException {
        Database dead = part(Database.class);
        dead.close();
        running.remove(dead);
        opened(database(part(EvaluationFolder.class)));
    }

    private <T extends AutoCloseable> T part(Class<T> kind) {
        return running.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What the audit log of this evaluation is verified with. */
    private String verifier() {
        try {
            return SigningKey.verifier(
                    Files.readString(part(EvaluationFolder.class).signingKey(LOG_KEY)), LOG_ORIGIN);
        } catch (IOException e) {
            throw new CannotStart("The key of the audit log cannot be read (" + e + ").", e);
        }
    }

    private static ProductApi api(Service service, IdentityProvider provider, String person) {
        String token = new CodeFlow(provider.issuer())
                .accessToken(SignInClient.CLIENT_ID, Map.of("person", person, "acr", Acr.MULTI_FACTOR.value()));
        return new ProductApi(service.address(), token);
    }

    private Map<String, String> environment(
            EvaluationFolder folder, DatabasePasswords passwords, Database database, IdentityProvider provider) {
        DemoPerson first = DemoPerson.of(FIRST_ADMINISTRATOR).orElseThrow();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", Loopback.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.servicePort()));
        environment.put("QUARKUS_MANAGEMENT_HOST", Loopback.HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.managementPort()));
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"); // for a person's eyes
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", "imprimatur_app");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", passwords.app());
        environment.put("QUARKUS_DATASOURCE_SEQUENCER_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_SEQUENCER_USERNAME", "imprimatur_sequencer");
        environment.put("QUARKUS_DATASOURCE_SEQUENCER_PASSWORD", passwords.sequencer());
        environment.put("QUARKUS_FLYWAY_USERNAME", "imprimatur_migrator");
        environment.put("QUARKUS_FLYWAY_PASSWORD", passwords.migrator());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", provider.issuer());
        environment.put(
                "IMPRIMATUR_AUDIT_MAC_KEY_FILE", folder.key("audit-mac.key").toString());
        environment.put(
                "IMPRIMATUR_AUDIT_HEAD_FILE",
                folder.root().resolve("audit-head").toString());
        environment.put("IMPRIMATUR_AUDIT_LOG_ORIGIN", LOG_ORIGIN);
        environment.put(
                "IMPRIMATUR_AUDIT_LOG_KEY_FILE", folder.signingKey(LOG_KEY).toString());
        environment.put("IMPRIMATUR_CONTENT_KEY_FILE", folder.key("content.key").toString());
        environment.put("IMPRIMATUR_HTTP_PUBLIC_ADDRESS", "http://" + Loopback.HOST + ":" + settings.servicePort());
        environment.put("IMPRIMATUR_SESSION_CLIENT_ID", "imprimatur-browser");
        environment.put("IMPRIMATUR_SESSION_CLIENT_SECRET", "not-verified");
        environment.put("IMPRIMATUR_SESSION_KEY_FILE", folder.key("session.key").toString());
        environment.put("IMPRIMATUR_AUTHORITY_FIRST_ADMINISTRATOR_ISSUER", provider.issuer());
        environment.put("IMPRIMATUR_AUTHORITY_FIRST_ADMINISTRATOR_SUBJECT", first.id());
        environment.put("IMPRIMATUR_AUTHORITY_FIRST_ADMINISTRATOR_NAME", first.name());
        environment.put("IMPRIMATUR_AUTHORITY_FIRST_ADMINISTRATOR_INSTRUMENT", "Start of the evaluation");
        return environment;
    }

    /**
     * Waits until the service ends because everything stops.
     *
     * @throws CannotStart when it ends for another reason
     */
    private void await(Service service) throws InterruptedException {
        int exitCode = service.awaitEnd();
        // A signal reaches the service and this program at the same time: let the shutdown begin first.
        Thread.sleep(1000);
        if (closed) {
            return;
        }
        throw new CannotStart("The service ended by itself (exit code " + exitCode
                + "), so the evaluation stops. Its log " + settings.folder().resolve("log/service.log") + " says why.");
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        if (closed) {
            stop(part);
            throw new CannotStart("The evaluation was stopped while it started.");
        }
        running.push(part);
        return part;
    }

    /** Stops everything that runs, the last started first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (running.isEmpty()) {
            return;
        }
        System.out.println("\nStopping …");
        running.forEach(Evaluation::stop);
        System.out.println("Everything has stopped. The data is kept in " + settings.folder() + ".");
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("Could not stop " + part.getClass().getSimpleName() + ": " + e);
        }
    }
}
