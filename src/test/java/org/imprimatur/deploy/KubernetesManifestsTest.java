package org.imprimatur.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.testing.DeployFiles;
import org.imprimatur.testing.Guide;
import org.imprimatur.testing.KnownSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code deploy/kubernetes}. */
class KubernetesManifestsTest {
    private static Manifests manifests;

    @BeforeAll
    static void read() throws IOException {
        manifests = Manifests.read();
    }

    @Test
    void a_field_that_the_api_of_kubernetes_does_not_have_is_noticed() throws IOException {
        var job = (ObjectNode) DeployFiles.documents("kubernetes/migrate.yaml").get(0);
        ((ObjectNode) job.at("/spec/template/spec")).put("securityContexts", "misspelt");

        assertThatThrownBy(() -> Manifests.strictly(job, Job.class)).hasMessageContaining("securityContexts");
    }

    @Test
    void each_resource_that_the_kustomization_lists_is_there_and_none_is_left_out() throws IOException {
        assertThat(manifests.resources())
                .allMatch(resource ->
                        Files.exists(DeployFiles.FOLDER.resolve("kubernetes").resolve(resource)));
        try (Stream<java.nio.file.Path> files = Files.list(DeployFiles.FOLDER.resolve("kubernetes"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> !Set.of("kustomization.yaml", "monitoring.yaml")
                                    .contains(file)))
                    .isNotEmpty()
                    .isSubsetOf(manifests.resources());
        }
        JsonNode roles = DeployFiles.documents("database/kustomization.yaml").get(0);
        assertThat(roles.at("/configMapGenerator/0/files/0").asText()).isEqualTo("roles.sql");
    }

    @Test
    void the_namespace_and_each_pod_of_ours_keep_the_restricted_pod_security_standard() {
        assertThat(manifests.all(Namespace.class))
                .singleElement()
                .satisfies(namespace -> assertThat(namespace.getMetadata().getLabels())
                        .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
        manifests.pods().forEach((name, pod) -> {
            assertThat(pod.getHostNetwork()).as(name).isNull();
            assertThat(pod.getHostPID()).as(name).isNull();
            assertThat(pod.getHostIPC()).as(name).isNull();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getInitContainers()).isEmpty();
            assertThat(pod.getContainers()).hasSize(1);
            var security = Manifests.container(pod).getSecurityContext();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getPrivileged()).isNull();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(security.getCapabilities().getAdd()).isEmpty();
            assertThat(pod.getVolumes()).allMatch(volume -> volume.getEmptyDir() != null || volume.getSecret() != null);
            // and beyond the standard
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(Manifests.container(pod).getResources().getLimits()).containsKey("memory");
        });
    }

    @Test
    void the_migration_alone_has_the_login_that_migrates_and_no_key() {
        assertThat(secrets(manifests.migrate()))
                .containsExactlyInAnyOrder("imprimatur-database-migrator", "imprimatur-database-ca");
        assertThat(secrets(manifests.service()))
                .containsExactlyInAnyOrder(
                        "imprimatur-database-app",
                        "imprimatur-database-sequencer",
                        "imprimatur-keys",
                        "imprimatur-database-ca");
        assertThat(Manifests.container(manifests.migrate()).getArgs()).containsExactly("migrate");
        assertThat(manifests.one(ConfigMap.class, "imprimatur-settings").getData())
                .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    }

    @Test
    void each_secret_that_is_referred_to_is_made_by_the_operating_guide_or_by_the_operator_and_none_is_contained()
            throws IOException {
        var referred = new HashSet<String>();
        manifests.pods().values().forEach(pod -> referred.addAll(secrets(pod)));
        manifests
                .custom("Cluster")
                .findValues("passwordSecret")
                .forEach(secret -> referred.add(secret.path("name").asText()));
        manifests
                .custom("ObjectStore")
                .at("/spec/configuration/s3Credentials")
                .forEach(secret -> referred.add(secret.path("name").asText()));
        String guide = Files.readString(Guide.OPERATING);
        referred.remove("imprimatur-database-ca"); // CloudNativePG's own, made with the Cluster imprimatur-database
        assertThat(guide).contains("generic \"imprimatur-database-$login\"", "for login in app sequencer migrator;");
        for (String login : List.of("app", "sequencer", "migrator")) {
            assertThat(referred.remove("imprimatur-database-" + login)).isTrue();
        }
        assertThat(referred).isNotEmpty().allSatisfy(secret -> assertThat(guide).contains("generic " + secret + " \\"));
        for (String file : manifests.resources()) {
            if (file.endsWith(".yaml")) {
                assertThat(DeployFiles.text("kubernetes/" + file)).doesNotContain("kind: Secret\n");
            }
        }
    }

    @Test
    void each_variable_is_a_setting_that_exists_and_each_config_map_too() throws Exception {
        KnownSettings known = KnownSettings.read();
        for (ConfigMap map : manifests.all(ConfigMap.class)) {
            assertThat(map.getData().keySet()).isNotEmpty().allMatch(known::contains);
        }
        Set<String> maps = new HashSet<>(manifests.all(ConfigMap.class).stream()
                .map(map -> map.getMetadata().getName())
                .toList());
        maps.add("imprimatur-first-administrator"); // optional; the operating guide makes it
        for (PodSpec pod : manifests.pods().values()) {
            assertThat(Manifests.container(pod).getEnv())
                    .extracting(EnvVar::getName)
                    .allMatch(known::contains);
            assertThat(Manifests.container(pod).getEnvFrom())
                    .allMatch(from -> maps.contains(from.getConfigMapRef().getName()));
        }
    }

    @Test
    void each_replica_keeps_the_head_of_the_log_and_the_keys_where_the_settings_say() {
        StatefulSet set = manifests.one(StatefulSet.class, "imprimatur");
        Map<String, String> settings =
                manifests.one(ConfigMap.class, "imprimatur-settings").getData();
        Container service = Manifests.container(manifests.service());
        var mounts = new java.util.HashMap<String, String>();
        service.getVolumeMounts().forEach(mount -> mounts.put(mount.getName(), mount.getMountPath()));
        assertThat(set.getSpec().getVolumeClaimTemplates())
                .singleElement()
                .satisfies(claim -> assertThat(claim.getMetadata().getName()).isEqualTo("head"));
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(settings.get("IMPRIMATUR_AUDIT_HEAD_FILE")).startsWith(mounts.get("head") + "/");
        assertThat(settings.get("IMPRIMATUR_AUDIT_MAC_KEY_FILE")).isEqualTo(mounts.get("keys") + "/audit-mac.key");
        assertThat(settings.get("IMPRIMATUR_CONTENT_KEY_FILE")).isEqualTo(mounts.get("keys") + "/content.key");
        assertThat(settings.get("QUARKUS_DATASOURCE_SEQUENCER_JDBC_URL"))
                .isEqualTo(manifests
                        .one(ConfigMap.class, "imprimatur-database-settings")
                        .getData()
                        .get("QUARKUS_DATASOURCE_JDBC_URL"))
                .contains("sslmode=verify-full", "sslrootcert=" + mounts.get("database-ca") + "/ca.crt");
        manifests
                .pods()
                .values()
                .forEach(pod -> assertThat(Manifests.container(pod).getVolumeMounts().stream()
                                .map(mount -> mount.getName()))
                        .allMatch(name -> name.equals("head")
                                || pod.getVolumes().stream()
                                        .map(Volume::getName)
                                        .anyMatch(name::equals)));
    }

    @Test
    void the_probes_ask_the_management_port_and_the_shutdown_fits_into_the_grace_period() {
        PodSpec pod = manifests.service();
        Container service = Manifests.container(pod);
        assertThat(List.of(service.getStartupProbe(), service.getLivenessProbe(), service.getReadinessProbe()))
                .extracting(Probe::getHttpGet)
                .allMatch(get -> get.getPort().getStrVal().equals("management")
                        && get.getPath().equals("/health/live"));
        assertThat(service.getPorts())
                .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("http", 8080),
                        org.assertj.core.groups.Tuple.tuple("management", 9000));
        Map<String, String> settings =
                manifests.one(ConfigMap.class, "imprimatur-settings").getData();
        Duration needed = Duration.parse(settings.get("QUARKUS_SHUTDOWN_DELAY"))
                .plus(Duration.parse(settings.get("QUARKUS_SHUTDOWN_TIMEOUT")));
        assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds())).isGreaterThan(needed.plusSeconds(10));
    }

    @Test
    void two_replicas_stay_apart_and_one_of_them_always_runs() {
        StatefulSet set = manifests.one(StatefulSet.class, "imprimatur");
        Map<String, String> labels = set.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(set.getSpec().getReplicas()).isEqualTo(2);
        assertThat(set.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(manifests.service().getTopologySpreadConstraints())
                .singleElement()
                .satisfies(spread ->
                        assertThat(spread.getLabelSelector().getMatchLabels()).isEqualTo(labels));
        PodDisruptionBudget budget = manifests.one(PodDisruptionBudget.class, "imprimatur");
        assertThat(budget.getSpec().getMinAvailable().getIntVal()).isEqualTo(1);
        assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(manifests
                        .one(Service.class, set.getSpec().getServiceName())
                        .getSpec()
                        .getClusterIP())
                .isEqualTo("None");
        assertThat(manifests.all(Service.class))
                .allSatisfy(
                        service -> assertThat(service.getSpec().getSelector()).isEqualTo(labels));
        assertThat(manifests.one(Service.class, "imprimatur").getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
    }

    @Test
    void nobody_talks_to_anybody_but_for_the_pairs_that_are_named() {
        NetworkPolicy deny = manifests.one(NetworkPolicy.class, "default-deny");
        assertThat(deny.getSpec().getPodSelector().getMatchLabels()).isEmpty();
        assertThat(deny.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.getSpec().getIngress()).isEmpty();
        assertThat(deny.getSpec().getEgress()).isEmpty();

        NetworkPolicy service = manifests.one(NetworkPolicy.class, "service");
        assertThat(service.getSpec().getIngress())
                .hasSize(2)
                .allMatch(rule -> rule.getFrom().size() == 1 && rule.getPorts().size() == 1);
        assertThat(service.getSpec()
                        .getIngress()
                        .get(1)
                        .getPorts()
                        .get(0)
                        .getPort()
                        .getIntVal())
                .isEqualTo(9000);
        assertThat(service.getSpec()
                        .getIngress()
                        .get(1)
                        .getFrom()
                        .get(0)
                        .getNamespaceSelector()
                        .getMatchLabels())
                .containsEntry("kubernetes.io/metadata.name", "monitoring");
        // Nobody is meant where a rule names no peer; only the operator's own pods have one such rule, for the API
        // server.
        assertThat(manifests.all(NetworkPolicy.class).stream()
                        .filter(policy -> policy.getSpec().getEgress().stream()
                                        .anyMatch(rule -> rule.getTo().isEmpty())
                                || policy.getSpec().getIngress().stream()
                                        .anyMatch(rule -> rule.getFrom().isEmpty())))
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactly("database");
    }

    @Test
    void the_monitoring_finds_the_service_that_has_the_management_port() {
        JsonNode monitor = manifests.custom("ServiceMonitor");
        Service replicas = manifests.one(Service.class, "imprimatur-replicas");
        monitor.at("/spec/selector/matchLabels")
                .properties()
                .forEach(label -> assertThat(replicas.getMetadata().getLabels())
                        .containsEntry(label.getKey(), label.getValue().asText()));
        assertThat(monitor.at("/spec/endpoints/0/port").asText())
                .isEqualTo(replicas.getSpec().getPorts().get(0).getName());
        assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/metrics");
    }

    private static Set<String> secrets(PodSpec pod) {
        var names = new HashSet<String>();
        Manifests.container(pod).getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null)
                .forEach(variable ->
                        names.add(variable.getValueFrom().getSecretKeyRef().getName()));
        pod.getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .forEach(volume -> names.add(volume.getSecret().getSecretName()));
        return names;
    }
}
