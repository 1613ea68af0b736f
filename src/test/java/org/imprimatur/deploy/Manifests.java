package org.imprimatur.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.testing.DeployFiles;

/**
 * What {@code deploy/kubernetes} holds. Objects of Kubernetes itself are read by the typed models of its API, and a field that they
 * do not have is an error, as it is for an API server that validates strictly.
 */
final class Manifests {
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/ConfigMap", ConfigMap.class,
            "v1/Service", Service.class,
            "apps/v1/StatefulSet", StatefulSet.class,
            "batch/v1/Job", Job.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new WithoutAnySetter());

    private final List<HasMetadata> typed = new ArrayList<>();
    private final Map<String, JsonNode> custom = new HashMap<>();
    private final List<String> resources = new ArrayList<>();

    private Manifests() {}

    /** The models keep fields that they do not know; here they are an error. */
    private static final class WithoutAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }

    /** All that {@code kustomization.yaml} lists, and what it leaves to the deployer ({@code monitoring.yaml}). */
    static Manifests read() throws IOException {
        var manifests = new Manifests();
        JsonNode kustomization =
                DeployFiles.documents("kubernetes/kustomization.yaml").get(0);
        kustomization.path("resources").forEach(resource -> manifests.resources.add(resource.asText()));
        for (String file : Stream.concat(manifests.resources.stream(), Stream.of("monitoring.yaml"))
                .filter(resource -> resource.endsWith(".yaml"))
                .toList()) {
            for (JsonNode document : DeployFiles.documents("kubernetes/" + file)) {
                manifests.take(document);
            }
        }
        return manifests;
    }

    private void take(JsonNode document) throws IOException {
        String kind = document.path("kind").asText();
        Class<? extends HasMetadata> type =
                TYPES.get(document.path("apiVersion").asText() + "/" + kind);
        if (type != null) {
            typed.add(STRICT.treeToValue(document, type));
        } else if (custom.put(kind, document) != null) {
            throw new IllegalStateException("Two custom resources of kind " + kind);
        }
    }

    static <T> T strictly(JsonNode document, Class<T> type) throws IOException {
        return STRICT.treeToValue(document, type);
    }

    List<String> resources() {
        return List.copyOf(resources);
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return typed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(each -> each.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Set<String> customKinds() {
        return Set.copyOf(custom.keySet());
    }

    JsonNode custom(String kind) {
        return Objects.requireNonNull(custom.get(kind), kind);
    }

    PodSpec service() {
        return one(StatefulSet.class, "imprimatur").getSpec().getTemplate().getSpec();
    }

    PodSpec migrate() {
        return one(Job.class, "imprimatur-migrate").getSpec().getTemplate().getSpec();
    }

    /** The pods that are ours, by what they are for. */
    Map<String, PodSpec> pods() {
        return Map.of("service", service(), "migrate", migrate());
    }

    static Container container(PodSpec pod) {
        return pod.getContainers().get(0);
    }
}
