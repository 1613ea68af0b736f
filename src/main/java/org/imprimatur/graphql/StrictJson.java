package org.imprimatur.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsonp.JSONPModule;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** JSON as clients send it, read so that no two readers could understand it differently. */
public final class StrictJson {
    private static final int DEEPEST = 100;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new JSONPModule())
            .build()
            .readerFor(JsonValue.class);

    private StrictJson() {}

    /** Empty for what is not one object, with each name once, and nothing behind it. */
    public static Optional<JsonObject> object(String text) {
        try {
            return READER.readValue(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException malformed) {
            // What is wrong with it quotes it.
            return Optional.empty();
        }
    }
}
