package org.imprimatur;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.Act;
import org.imprimatur.identity.Actor;

/** The arrows of the house: what may use what. */
@AnalyzeClasses(packages = "org.imprimatur", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** From early to late; the features that stand in one string do not use each other. */
    private static final List<List<String>> FEATURES = List.of(
            List.of("identity"),
            List.of("audit"),
            List.of("authority"),
            List.of("document", "session"),
            List.of("policy", "inspection"),
            List.of("approval"),
            List.of("release"),
            List.of("incident"));

    /** What a ruleset may say is a rule of inspection, and the rules that are shipped are a text. */
    private static final DescribedPredicate<JavaClass> RULESET_FILE = DescribedPredicate.describe(
            "readers of the ruleset's file",
            type -> type.getName().startsWith("org.imprimatur.inspection.rules.Ruleset"));

    @ArchTest
    static final ArchRule rules_know_neither_framework_nor_clock_nor_input_and_output = classes()
            .that()
            .resideInAPackage("org.imprimatur.*.rules..")
            .and(not(RULESET_FILE))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.math..",
                            "java.nio", // buffers only, no files
                            "java.nio.charset..",
                            "java.security..",
                            "java.text..",
                            "java.time..",
                            "java.util..",
                            "javax.crypto..",
                            "org.jspecify..",
                            "org.imprimatur.identity..",
                            "org.imprimatur.*.rules..",
                            // inspection's recognisers stand on these libraries
                            "com.google.re2j..",
                            "com.google.i18n.phonenumbers..",
                            "com.ibm.icu..", // normalisation and look-alikes
                            "org.apache.commons.validator..")
                    .or(DescribedPredicate.describe(
                            "RuleViolation", type -> type.getName().startsWith("org.imprimatur.RuleViolation")))
                    .or(DescribedPredicate.describe("arrays and primitives", ArchitectureTest::isBuiltIn)))
            .because("time, ids and the actor come in as arguments; see src/docs/decisions");

    @ArchTest
    static final ArchRule every_act_knows_who_acts = methods()
            .that()
            .areAnnotatedWith(Act.class)
            .should(haveAParameterOf(Actor.class))
            .because("a refused act is recorded with its actor");

    @ArchTest
    static final ArchRule rules_read_no_clock = noClasses()
            .that()
            .resideInAPackage("org.imprimatur.*.rules..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("the database's clock decides; pass it in");

    @ArchTest
    static final ArchRule native_queries_name_no_result_class = noClasses()
            .should()
            .callMethod(EntityManager.class, "createNativeQuery", String.class, Class.class)
            .because("Hibernate finds the plan of such a query never again in its cache, but puts it there each time;"
                    + " leave the class out and cast");

    @ArchTest
    static final ArchRule hostile_bytes_are_read_in_workers_only = noClasses()
            .that()
            .resideOutsideOfPackages("org.imprimatur.inspection.extraction..", "org.imprimatur.inspection.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.imprimatur.inspection.extraction..")
            .because("what a file does to its readers must not be done to the service; ask Workers");

    @ArchTest
    static final ArchRule nothing_goes_round_in_circles =
            slices().matching("org.imprimatur.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobody_but_an_edge_uses_an_edge = noClasses()
            .that()
            .resideOutsideOfPackages("org.imprimatur..graphql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.imprimatur..graphql..")
            .because("the edge translates; use cases must not know it");

    @ArchTest
    static final ArchRule an_edge_neither_stores_nor_opens_transactions = noClasses()
            .that()
            .resideInAPackage("org.imprimatur..graphql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "jakarta.transaction..", "io.quarkus.hibernate..", "java.sql..")
            .because("a use case does; call one");

    @ArchTest
    static final ArchRule tables_are_not_public = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBePublic()
            .andShould()
            .haveSimpleNameEndingWith("Row")
            .because("rows refer across features by id; show a rule's record instead");

    @ArchTest
    static final ArchRule everything_is_injected_by_constructor = fields().should()
            .notBeAnnotatedWith(Inject.class)
            .because("a class must not exist half made; take it in the constructor");

    @ArchTest
    static final ArchRule names_say_what_a_class_is_for = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$")
            .orShould()
            .haveNameMatching(".*\\.(Base|Abstract)[A-Z]\\w*")
            .because("without a name it has no place; name it by what it decides, stores or translates");

    @ArchTest
    static void a_feature_uses_only_earlier_ones(com.tngtech.archunit.core.domain.JavaClasses imported) {
        for (int stage = 0; stage < FEATURES.size(); stage++) {
            for (String feature : FEATURES.get(stage)) {
                var others = new ArrayList<String>();
                for (int later = stage; later < FEATURES.size(); later++) {
                    for (String name : FEATURES.get(later)) {
                        if (!name.equals(feature)) {
                            others.add("org.imprimatur." + name + "..");
                        }
                    }
                }
                if (!others.isEmpty()) {
                    noClasses()
                            .that()
                            .resideInAPackage("org.imprimatur." + feature + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others.toArray(String[]::new))
                            .because("an earlier feature reaches later ones only through its event")
                            .allowEmptyShould(true)
                            .check(imported);
                }
            }
        }
    }

    @ArchTest
    static final ArchRule the_shared_edge_knows_no_feature = noClasses()
            .that()
            .resideInAPackage("org.imprimatur.graphql..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.imprimatur..")
                    .and(not(resideInAnyPackage("org.imprimatur", "org.imprimatur.http", "org.imprimatur.graphql.."))))
            .because("features plug in through NodeSource and UserErrorSource");

    private static ArchCondition<JavaMethod> haveAParameterOf(Class<?> type) {
        return new ArchCondition<>("have a parameter of " + type.getSimpleName()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean has = method.getRawParameterTypes().stream().anyMatch(raw -> raw.isEquivalentTo(type));
                events.add(new SimpleConditionEvent(method, has, method.getFullName()));
            }
        };
    }

    private static boolean isBuiltIn(JavaClass type) {
        return type.isArray() || type.isPrimitive();
    }
}
