package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/docs/invariants.md} names what holds each invariant; what it names is there. */
class InvariantsDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (.+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern HOLDER = Pattern.compile("`([\\w.]+)`");

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("src/docs/invariants.md")))
                .results()
                .toList();
    }

    @Test
    void every_invariant_is_listed_once_in_order_with_a_test() throws IOException {
        assertThat(rows().stream().map(row -> Integer.parseInt(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 19).boxed().toList());
        assertThat(rows()).allMatch(row -> TEST.matcher(row.group(4)).find());
    }

    @Test
    void every_test_that_is_named_exists_and_runs() throws IOException {
        for (MatchResult row : rows()) {
            TEST.matcher(row.group(4)).results().forEach(named -> {
                String source = sources(Path.of("src/test/java"), "/" + named.group(1) + ".java");
                assertThat(source).as(named.group(1)).isNotEmpty();
                assertThat(Pattern.compile(
                                        "@(Test|ParameterizedTest|Property|RepeatedTest)\\b[^;{}]*(\\{[^{}]*\\}[^;{}]*)?void "
                                                + named.group(2) + "\\(")
                                .matcher(source)
                                .find())
                        .as(named.group())
                        .isTrue();
            });
        }
    }

    @Test
    void every_guard_and_rule_that_is_named_exists() throws IOException {
        String migrations = sources(Path.of("src/main/resources/db/migration"), ".sql");
        for (MatchResult row : rows()) {
            HOLDER.matcher(row.group(3)).results().map(named -> named.group(1)).forEach(named -> {
                if (named.contains(".")) {
                    String file = named.replaceFirst("^org\\.imprimatur\\.", "").replace('.', '/') + ".java";
                    assertThat(Stream.of("src/main/java", "src/test/java")
                                    .map(root -> Path.of(root, "org/imprimatur", file)))
                            .as(named)
                            .anyMatch(Files::exists);
                } else {
                    assertThat(migrations).as("a constraint or trigger").contains(named);
                }
            });
        }
    }

    private static String sources(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(InvariantsDocumentTest::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
