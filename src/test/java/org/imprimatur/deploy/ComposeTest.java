package org.imprimatur.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.testing.DeployFiles;
import org.imprimatur.testing.KnownSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code deploy/compose.yaml}. */
class ComposeTest {
    private static final String SECRETS_FOLDER = "${IMPRIMATUR_SECRETS:-/etc/imprimatur/secrets}/";
    private static final String REALM = "./keycloak/imprimatur-realm.json";
    private static final Set<String> OURS = Set.of("migrate", "service");

    private static Compose compose;

    /** The elements of the Compose specification that are used, with their types: a misspelt one is an unknown one. */
    private record Compose(
            String name,
            Map<String, Service> services,
            Map<String, Network> networks,
            Map<String, Volume> volumes,
            Map<String, Secret> secrets) {}

    private record Service(
            String image,
            @Nullable Build build,
            List<String> command,
            Map<String, String> environment,
            List<String> secrets,
            List<String> volumes,
            List<String> ports,
            List<String> networks,
            String restart,
            @JsonProperty("stop_grace_period") @Nullable String stopGracePeriod,
            @JsonProperty("depends_on") Map<String, Dependency> dependsOn,
            @JsonProperty("read_only") boolean readOnly,
            List<String> tmpfs,
            @JsonProperty("shm_size") @Nullable String shmSize,
            @JsonProperty("security_opt") List<String> securityOpt,
            @JsonProperty("cap_drop") List<String> capDrop,
            @JsonProperty("cap_add") List<String> capAdd,
            @Nullable HealthCheck healthcheck) {}

    private record Build(String context, String dockerfile) {}

    private record Dependency(String condition) {}

    private record HealthCheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            @JsonProperty("start_period") @Nullable String startPeriod) {}

    private record Network(boolean internal) {}

    private record Volume() {}

    private record Secret(String file) {}

    @BeforeAll
    static void read() throws IOException {
        var mapper = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        var missingIsEmpty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        mapper.configOverride(List.class).setSetterInfo(missingIsEmpty);
        mapper.configOverride(Map.class).setSetterInfo(missingIsEmpty);
        compose = mapper.treeToValue(DeployFiles.documents("compose.yaml").get(0), Compose.class);
    }

    @Test
    void each_image_has_a_version() {
        assertThat(compose.services.values())
                .extracting(Service::image)
                .hasSize(4)
                .allMatch(image -> image.matches("[a-z0-9./-]+:[0-9]+(\\.[0-9]+)+(-[a-z]+)?"));
    }

    @Test
    void each_name_that_one_part_refers_to_is_declared_and_each_that_is_declared_is_referred_to() {
        assertThat(used(Service::secrets)).isEqualTo(compose.secrets.keySet());
        assertThat(used(Service::networks)).isEqualTo(compose.networks.keySet());
        assertThat(used(Service::volumes).stream()
                        .filter(volume -> !volume.startsWith("."))
                        .map(volume -> volume.split(":", -1)[0])
                        .collect(Collectors.toSet()))
                .isEqualTo(compose.volumes.keySet());
        compose.services.values().stream()
                .flatMap(service -> service.dependsOn.entrySet().stream())
                .forEach(dependency -> {
                    Service other = service(dependency.getKey());
                    switch (dependency.getValue().condition) {
                        case "service_healthy" -> assertThat(other.healthcheck).isNotNull();
                        case "service_completed_successfully" ->
                            assertThat(other.restart).isEqualTo("on-failure");
                        default -> assertThat(dependency.getValue().condition).isEmpty();
                    }
                });
    }

    @Test
    void each_file_that_is_mounted_or_built_from_is_there() {
        assertThat(used(Service::volumes).stream()
                        .filter(volume -> volume.startsWith("."))
                        .map(volume -> volume.split(":", -1)[0])
                        .filter(file -> !file.equals(REALM)))
                .hasSize(2)
                .allMatch(file -> Files.isRegularFile(DeployFiles.FOLDER.resolve(file)));
        for (String name : OURS) {
            Build build = Objects.requireNonNull(service(name).build, name);
            assertThat(DeployFiles.FOLDER.resolve(build.context).resolve(build.dockerfile))
                    .isRegularFile();
        }
    }

    @Test
    void the_realm_that_keycloak_imports_is_there() {
        assertThat(used(Service::volumes)).anyMatch(volume -> volume.startsWith(REALM + ":"));
        Path realm = DeployFiles.FOLDER.resolve(REALM);
        assumeThat(realm).as("the realm is in the repository").exists();
        assertThat(realm).isRegularFile();
    }

    @Test
    void secrets_are_files_of_the_deployers_and_no_password_stands_in_the_file() throws IOException {
        assertThat(compose.secrets)
                .allSatisfy((name, secret) -> assertThat(secret.file).isEqualTo(SECRETS_FOLDER + name));
        assertThat(compose.services.values().stream()
                        .flatMap(service -> service.environment.entrySet().stream())
                        .filter(variable -> variable.getKey().contains("PASSWORD")))
                .isNotEmpty()
                .allMatch(variable -> variable.getValue().startsWith("/run/secrets/")
                        || variable.getValue().startsWith("${"));
        for (String name : OURS) {
            assertThat(Stream.of(service(name)
                                    .environment
                                    .getOrDefault("QUARKUS_CONFIG_LOCATIONS", "")
                                    .split(",", -1))
                            .map(file -> file.replace("/run/secrets/", "")))
                    .isNotEmpty()
                    .isSubsetOf(service(name).secrets);
        }
    }

    @Test
    void the_service_has_no_login_that_migrates_and_the_migration_no_other_one() {
        assertThat(service("service").secrets).doesNotContain("migrator.properties", "superuser.password");
        assertThat(service("migrate").secrets).containsExactly("migrator.properties");
        assertThat(service("service").environment).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    }

    @Test
    void each_variable_of_the_product_is_a_setting_that_exists() throws Exception {
        KnownSettings known = KnownSettings.read();
        for (String name : OURS) {
            assertThat(service(name).environment.keySet()).isNotEmpty().allMatch(known::contains);
        }
        assertThat(known.contains("QUARKUS_FLYWAY_MIGRATE_AT_STRAT")).isFalse();
        assertThat(known.contains("IMPRIMATUR_AUDIT_HEAD_FILES")).isFalse();
    }

    @Test
    void the_product_has_no_right_but_to_run_and_writes_nowhere_but_where_it_must() {
        assertThat(compose.services.values()).allSatisfy(each -> {
            assertThat(each.capDrop).containsExactly("ALL");
            assertThat(each.securityOpt).containsExactly("no-new-privileges:true");
        });
        for (String name : OURS) {
            assertThat(service(name).readOnly).isTrue();
            assertThat(service(name).capAdd).isEmpty();
            assertThat(service(name).tmpfs).singleElement().asString().startsWith("/tmp:size=");
        }
        assertThat(service("migrate").volumes).isEmpty();
        assertThat(service("service").volumes).containsExactly("head:/var/lib/imprimatur");
    }

    @Test
    void neither_the_database_nor_the_management_port_can_be_reached_from_outside() {
        Service database = service("database");
        assertThat(database.ports).isEmpty();
        assertThat(database.networks).containsExactly("data");
        assertThat(compose.networks).containsEntry("data", new Network(true));
        assertThat(used(Service::ports)).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(service("service").ports).containsExactly("127.0.0.1:8080:8080");
        assertThat(service("service").environment).containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    }

    @Test
    void the_database_logs_no_more_than_the_operating_guide_lets_it() throws IOException {
        var given = new HashMap<String, String>();
        service("database").command.stream()
                .filter(argument -> argument.startsWith("log_"))
                .map(argument -> argument.split("=", 2))
                .forEach(setting -> given.put(setting[0], setting[1]));
        assertThat(given).isEqualTo(DeployFiles.logSettings()).isNotEmpty();
    }

    private static Service service(String name) {
        return Objects.requireNonNull(compose.services.get(name), name);
    }

    private static Set<String> used(Function<Service, List<String>> what) {
        return compose.services.values().stream()
                .map(what)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }
}
