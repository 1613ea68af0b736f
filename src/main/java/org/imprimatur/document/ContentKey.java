package org.imprimatur.document;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the content key when the product starts, so that a missing key stops the start and not the first upload. */
@ApplicationScoped
class ContentKey {
    @Produces
    @Singleton
    @Startup
    KeyEncryptionKeys wrappingKeys(ContentSettings settings) {
        return KeyEncryptionKeys.readFrom(settings.keyFile());
    }
}
