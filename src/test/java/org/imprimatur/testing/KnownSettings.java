package org.imprimatur.testing;

import static java.util.stream.Collectors.joining;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every environment variable that sets something: of the product, and of the Quarkus that is on the class path. */
public final class KnownSettings {
    private static final String ROOTS = "META-INF/quarkus-config-roots.list";

    private final Set<String> exact = new HashSet<>();
    /** Of settings with a name in them that is the deployer's, such as the one of a data source. */
    private final Set<Pattern> named = new HashSet<>();

    private KnownSettings() {}

    public static KnownSettings read() throws IOException, ClassNotFoundException {
        var known = new KnownSettings();
        ConfigurationDocument.groups().stream()
                .flatMap(group -> group.settings().stream())
                .forEach(setting -> known.exact.add(setting.environmentVariable()));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (URL list : Collections.list(loader.getResources(ROOTS))) {
            for (String root : lines(list)) {
                ConfigMappings.getProperties(ConfigClass.configClass(loader.loadClass(root)))
                        .keySet()
                        .forEach(known::add);
            }
        }
        return known;
    }

    private static List<String> lines(URL resource) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private void add(String setting) {
        String single = setting.replace("[*]", "");
        exact.add(variable(single.replace(".*", "")));
        if (single.contains(".*")) {
            named.add(Pattern.compile(Stream.of(single.split("\\.\\*", -1))
                    .map(KnownSettings::variable)
                    .collect(joining("_[A-Z0-9_]+"))));
        }
    }

    private static String variable(String setting) {
        return setting.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public boolean contains(String variable) {
        return exact.contains(variable)
                || named.stream().anyMatch(pattern -> pattern.matcher(variable).matches());
    }
}
