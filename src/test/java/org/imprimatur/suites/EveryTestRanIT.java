package org.imprimatur.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * No test is lost: a class that cannot be loaded while a suite looks through its packages, for example because the service could not be built
 * for it, is passed over without a word. Reports of an earlier build count too, where nobody cleaned it away.
 */
@EnabledIfSystemProperty(
        named = "imprimatur.all-tests",
        matches = "true",
        disabledReason = "with -Dtest only some tests are asked for")
class EveryTestRanIT {
    private static final Path REPORTS = Path.of("target", "surefire-reports");

    private static final Pattern CLASS_OF_TEST = Pattern.compile("<testcase [^>]*classname=\"([^\"$]+)");

    @Test
    void every_class_of_tests_is_in_the_reports() throws IOException {
        var reported = new HashSet<String>();
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(REPORTS, "TEST-*.xml")) {
            for (Path report : reports) {
                CLASS_OF_TEST.matcher(Files.readString(report)).results().forEach(test -> reported.add(test.group(1)));
            }
        }
        List<JavaClass> tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("org.imprimatur").stream()
                        .filter(EveryTestRanIT::isForEachBuild)
                        .toList();
        // jqwik and ArchUnit are reported without their package
        assertThat(tests)
                .hasSizeGreaterThan(100)
                .allMatch(test -> reported.contains(test.getName()) || reported.contains(test.getSimpleName()));
    }

    /** Whether it has a test that is not left for a longer build. */
    private static boolean isForEachBuild(JavaClass test) {
        return test.isTopLevelClass()
                && test.getName().matches(Which.ALL)
                && !test.isAnnotatedWith(Tag.class)
                && test.getAllMethods().stream().anyMatch(EveryTestRanIT::isTestForEachBuild);
    }

    private static boolean isTestForEachBuild(JavaMethod method) {
        return method.getAnnotations().stream()
                        .anyMatch(each -> each.getRawType().getPackageName().startsWith("org.junit.jupiter")
                                || each.getRawType().getPackageName().startsWith("net.jqwik")
                                || each.getRawType().getPackageName().startsWith("com.tngtech"))
                && !method.isAnnotatedWith(Tag.class);
    }
}
