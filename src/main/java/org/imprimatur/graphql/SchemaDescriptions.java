package org.imprimatur.graphql;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the schema says of things that have no description where they are written in Java: {@code schema-descriptions.properties}.
 * A description that the library makes of a field's type alone counts as none.
 */
final class SchemaDescriptions {
    private static final String FILE = "/schema-descriptions.properties";
    private static final String OF_THE_LIBRARY = "ISO-8601";

    private final Properties texts = new Properties();

    SchemaDescriptions() {
        try (var file = SchemaDescriptions.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("missing in the jar: " + FILE);
            }
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a type. */
    @Nullable
    String of(String type, @Nullable String written) {
        return isWritten(written) ? written : texts.getProperty(type, written);
    }

    /** Of a field or value of a type. */
    @Nullable
    String of(String type, String member, @Nullable String written) {
        return isWritten(written)
                ? written
                : texts.getProperty(type + "." + member, texts.getProperty("*." + member, written));
    }

    /** Of an argument, whatever field takes it. */
    @Nullable
    String ofArgument(String name, @Nullable String written) {
        return isWritten(written) ? written : texts.getProperty("(" + name + ")", written);
    }

    private static boolean isWritten(@Nullable String description) {
        return description != null && !description.isBlank() && !description.equals(OF_THE_LIBRARY);
    }
}
