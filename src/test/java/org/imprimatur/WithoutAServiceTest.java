package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Tests that the build runs beside each other, in a process without a service, are tests that need none. */
class WithoutAServiceTest {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @Test
    void what_runs_in_a_process_of_its_own_needs_no_service_and_runs_nowhere_else() throws Exception {
        Document build = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        List<String> included = texts(build, "without-a-service", "include");
        assertThat(texts(build, "default-test", "exclude")).isEqualTo(included);

        List<JavaClass> tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("org.imprimatur").stream()
                        .filter(JavaClass::isTopLevelClass)
                        .toList();
        for (String pattern : included) {
            assertThat(tests.stream().filter(test -> isMeant(pattern, test)).toList())
                    .as(pattern)
                    .isNotEmpty()
                    .noneMatch(test -> test.isAnnotatedWith(QuarkusTest.class));
        }
    }

    private static List<String> texts(Document build, String execution, String element) throws Exception {
        NodeList found = (NodeList) XPATH.evaluate(
                "//profile[id='without-a-service']//execution[id='" + execution + "']//" + element,
                build,
                XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    /** By the patterns of Maven: two stars are any folders, also none. */
    private static boolean isMeant(String pattern, JavaClass test) {
        String expression = Arrays.stream(pattern.split("/", -1))
                .map(each ->
                        each.equals("**") ? "(.*/)?" : each.replace(".", "\\.").replace("*", "[^/]*") + "/")
                .collect(Collectors.joining());
        return (test.getName().replace('.', '/') + ".java/").matches(expression);
    }
}
