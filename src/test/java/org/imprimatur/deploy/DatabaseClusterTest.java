package org.imprimatur.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.testing.DeployFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code deploy/kubernetes/database.yaml}: custom resources, for which there is no typed model here. Their fields are held by a
 * list that was made by hand from the operators' documentation.
 */
class DatabaseClusterTest {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Cluster",
            Set.of(
                    "instances",
                    "imageName",
                    "enableSuperuserAccess",
                    "bootstrap",
                    "postgresql",
                    "managed",
                    "storage",
                    "walStorage",
                    "affinity",
                    "resources",
                    "plugins"),
            "ObjectStore",
            Set.of("retentionPolicy", "configuration"),
            "ScheduledBackup",
            Set.of("schedule", "backupOwnerReference", "cluster", "method", "pluginConfiguration"),
            "ServiceMonitor",
            Set.of("selector", "endpoints"));

    private static Manifests manifests;
    private static JsonNode cluster;
    private static String roles;

    @BeforeAll
    static void read() throws IOException {
        manifests = Manifests.read();
        cluster = manifests.custom("Cluster").path("spec");
        roles = DeployFiles.text("database/roles.sql");
    }

    @Test
    void custom_resources_have_only_fields_that_their_operators_know() {
        assertThat(manifests.customKinds()).isEqualTo(FIELDS.keySet());
        FIELDS.forEach((kind, fields) -> {
            JsonNode resource = manifests.custom(kind);
            assertThat(names(resource)).containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec");
            assertThat(names(resource.path("spec"))).as(kind).isSubsetOf(fields);
        });
        assertThat(names(cluster.at("/bootstrap/initdb")))
                .containsExactlyInAnyOrder(
                        "database",
                        "owner",
                        "encoding",
                        "localeProvider",
                        "builtinLocale",
                        "locale",
                        "dataChecksums",
                        "postInitApplicationSQLRefs");
    }

    @Test
    void it_is_postgresql_18_with_the_roles_of_the_one_file_that_makes_them() {
        assertThat(cluster.path("imageName").asText()).matches("ghcr\\.io/cloudnative-pg/postgresql:18\\.[0-9]+-.+");
        assertThat(cluster.at("/bootstrap/initdb/owner").asText()).isEqualTo("imprimatur_owner");
        JsonNode made = cluster.at("/bootstrap/initdb/postInitApplicationSQLRefs/configMapRefs/0");
        assertThat(made.path("name").asText()).isEqualTo("imprimatur-database-roles");
        assertThat(made.path("key").asText()).isEqualTo("roles.sql");
    }

    /** The operator sets each attribute of a role that it manages; what differed from roles.sql would be taken back. */
    @Test
    void what_is_said_of_a_login_is_what_roles_sql_says_of_it() {
        var managed = cluster.at("/managed/roles");
        assertThat(managed).hasSize(3);
        for (JsonNode role : managed) {
            String name = role.path("name").asText();
            var altered = Pattern.compile(
                            "ALTER ROLE " + name + " WITH LOGIN (INHERIT|NOINHERIT) .*?CONNECTION LIMIT (\\d+);",
                            Pattern.DOTALL)
                    .matcher(roles);
            assertThat(altered.find()).as(name).isTrue();
            assertThat(role.path("inherit").asBoolean())
                    .isEqualTo(altered.group(1).equals("INHERIT"));
            assertThat(role.path("connectionLimit").asText()).isEqualTo(altered.group(2));
            var granted = new HashSet<String>();
            var grants = Pattern.compile("GRANT (\\w+) TO " + name + " WITH").matcher(roles);
            while (grants.find()) {
                granted.add(grants.group(1));
            }
            var members = new HashSet<String>();
            role.path("inRoles").forEach(member -> members.add(member.asText()));
            assertThat(members).as(name).isEqualTo(granted);
        }
    }

    @Test
    void what_was_answered_is_on_two_instances_and_the_log_quotes_no_value() throws IOException {
        assertThat(cluster.path("instances").asInt()).isEqualTo(3);
        assertThat(cluster.at("/postgresql/synchronous/number").asInt()).isEqualTo(1);
        assertThat(cluster.at("/postgresql/synchronous/dataDurability").asText())
                .isEqualTo("required");
        var logged = new HashMap<String, String>();
        cluster.at("/postgresql/parameters").properties().forEach(parameter -> {
            if (parameter.getKey().startsWith("log_")) {
                logged.put(parameter.getKey(), parameter.getValue().asText());
            }
        });
        assertThat(logged).isEqualTo(DeployFiles.logSettings()).isNotEmpty();
    }

    @Test
    void it_is_backed_up_to_the_object_store_that_is_declared() {
        String plugin = cluster.at("/plugins/0/name").asText();
        assertThat(cluster.at("/plugins/0/parameters/barmanObjectName").asText())
                .isEqualTo(manifests.custom("ObjectStore").at("/metadata/name").asText());
        JsonNode nightly = manifests.custom("ScheduledBackup").path("spec");
        assertThat(nightly.at("/pluginConfiguration/name").asText()).isEqualTo(plugin);
        assertThat(nightly.path("method").asText()).isEqualTo("plugin");
        assertThat(nightly.at("/cluster/name").asText())
                .isEqualTo(manifests.custom("Cluster").at("/metadata/name").asText());
        assertThat(nightly.path("schedule").asText().split(" ")).hasSize(6);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
