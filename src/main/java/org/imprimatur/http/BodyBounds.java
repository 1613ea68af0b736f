package org.imprimatur.http;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long and how large a body may be. Read when the first one comes: those who read bodies are made before there are settings. */
@ApplicationScoped
class BodyBounds {
    private final long millis;
    private final long bytes;

    BodyBounds(HttpSettings settings, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.millis = settings.bodyWithin().toMillis();
        this.bytes = largest.asLongValue();
    }

    long millis() {
        return millis;
    }

    long bytes() {
        return bytes;
    }
}
