package org.imprimatur.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tests the suites take by their names is what the tests need. */
class SuitesTest {
    private final List<JavaClass> tests = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("org.imprimatur").stream()
                    .filter(each -> each.isTopLevelClass() && each.getName().matches(Which.ALL))
                    .toList();

    @Test
    void tests_without_a_service_need_none() {
        assertThat(tests.stream().filter(test -> test.getName().matches(Which.WITHOUT_A_SERVICE)))
                .isNotEmpty()
                .noneMatch(test -> test.isAnnotatedWith(QuarkusTest.class));
    }

    @Test
    void tests_with_settings_of_their_own_are_those_that_have_them() {
        assertThat(tests.stream().filter(test -> test.getName().matches(Which.WITH_OWN_SETTINGS)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(tests.stream()
                        .filter(test -> test.isAnnotatedWith(TestProfile.class))
                        .toList());
    }
}
