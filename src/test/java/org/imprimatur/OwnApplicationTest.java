package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the build knows of tests that start the service with settings of their own is what the tests say. */
class OwnApplicationTest {
    @Test
    void the_tests_with_settings_of_their_own_are_those_that_are_listed_and_tagged() throws IOException {
        List<JavaClass> own = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("org.imprimatur").stream()
                        .filter(test -> test.isAnnotatedWith(TestProfile.class))
                        .toList();
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(test ->
                        assertThat(test.getAnnotationOfType(Tag.class).value()).isEqualTo("own-application"));

        List<String> listed = Files.readAllLines(Path.of("src", "test", "own-application.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(own.stream()
                        .map(test -> test.getName().replace('.', '/') + ".java")
                        .toList());
    }
}
