package org.imprimatur.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.RuleViolation;
import org.junit.jupiter.api.Test;

class UserErrorCodeTest {
    @Test
    void the_api_knows_every_refusal_by_its_name_and_no_other() {
        assertThat(Stream.of(UserErrorCode.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        refusals().stream().map(RuleViolation.Refusal::name).toList());
    }

    @Test
    void every_refusal_tells_the_person_what_to_do() {
        for (RuleViolation.Refusal refusal : refusals()) {
            assertThat(refusal.message()).as(refusal.name()).endsWith(".").hasSizeGreaterThan(20);
        }
    }

    @Test
    void the_schema_describes_every_code_with_what_it_tells_the_person() {
        var texts = new SchemaDescriptions();
        for (RuleViolation.Refusal refusal : refusals()) {
            assertThat(texts.of("UserErrorCode", refusal.name(), null))
                    .as(refusal.name())
                    .isEqualTo(refusal.message());
        }
    }

    private static List<RuleViolation.Refusal> refusals() {
        var refusals = new ArrayList<RuleViolation.Refusal>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.imprimatur")) {
            if (type.isEnum() && type.isAssignableTo(RuleViolation.Refusal.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    refusals.add((RuleViolation.Refusal) constant);
                }
            }
        }
        return refusals;
    }
}
