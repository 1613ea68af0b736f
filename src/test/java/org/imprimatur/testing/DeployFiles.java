package org.imprimatur.testing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What lies in {@code deploy/}. */
public final class DeployFiles {
    public static final Path FOLDER = Path.of("deploy");

    /** A key that stands twice is refused: the second would silently win. */
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final Pattern LOG_SETTING = Pattern.compile("(?m)^(log_\\w+) = (\\w+)$");

    private DeployFiles() {}

    public static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    /** The documents of a YAML file, in their order. */
    public static List<JsonNode> documents(String file) throws IOException {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text(file))) {
            return values.readAll();
        }
    }

    /** What PostgreSQL's log may hold, by the file that the operating guide appends to its settings. */
    public static Map<String, String> logSettings() throws IOException {
        return LOG_SETTING
                .matcher(text("database/log-settings.conf"))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }
}
