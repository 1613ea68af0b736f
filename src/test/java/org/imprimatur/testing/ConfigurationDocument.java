package org.imprimatur.testing;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Every setting of the product, read from the sources of its {@code @ConfigMapping} interfaces: names, defaults, Javadoc. */
public final class ConfigurationDocument {
    private static final Path SOURCES = Path.of("src", "main", "java");

    private ConfigurationDocument() {}

    /**
     * @param defaultValue null where there is none
     * @param optional whether the service starts without it, though it has no default
     */
    public record Setting(String name, @Nullable String defaultValue, boolean optional, String meaning) {
        public String environmentVariable() {
            return name.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
        }

        private String row() {
            String value = defaultValue != null ? "`" + defaultValue + "`" : optional ? "none" : "**required**";
            return "| `" + name + "`<br>`" + environmentVariable() + "` | " + value + " | " + meaning + " |\n";
        }
    }

    /** The settings of one interface. */
    public record Group(String title, List<Setting> settings) {
        public String section() {
            var text = new StringBuilder("## " + title + "\n\n| setting, environment variable | default | meaning |\n")
                    .append("|---|---|---|\n");
            settings.forEach(setting -> text.append(setting.row()));
            return text.toString();
        }
    }

    /** One group an interface, in the order of their prefixes. */
    public static List<Group> groups() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var mappings = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(ConfigurationDocument::mapsSettings)
                    .toList();
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(null, null, null)) {
                var task = (JavacTask) compiler.getTask(
                        null,
                        manager,
                        null,
                        List.of("-proc:none"),
                        null,
                        manager.getJavaFileObjectsFromPaths(mappings));
                var comments = DocTrees.instance(task);
                var groups = new ArrayList<Group>();
                for (CompilationUnitTree unit : task.parse()) {
                    unit.getTypeDecls().stream()
                            .map(ClassTree.class::cast)
                            .map(type -> group(comments, unit, type))
                            .forEach(groups::add);
                }
                groups.sort(
                        Comparator.comparing(group -> group.settings().get(0).name()));
                return groups;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mapsSettings(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Group group(DocTrees comments, CompilationUnitTree unit, ClassTree type) {
        TreePath path = new TreePath(new TreePath(unit), type);
        String prefix = annotation(type.getModifiers(), "ConfigMapping").orElseThrow();
        var settings = new ArrayList<Setting>();
        collect(comments, path, type, prefix, false, settings);
        String title = text(comments, path).replaceFirst("\\..*$", "");
        return new Group(title, settings);
    }

    private static void collect(
            DocTrees comments, TreePath path, ClassTree type, String prefix, boolean optional, List<Setting> settings) {
        for (Tree member : type.getMembers()) {
            if (!(member instanceof MethodTree method) || method.getBody() != null) {
                continue;
            }
            String name = prefix + "." + dashed(method.getName().toString());
            String answered = String.valueOf(method.getReturnType());
            boolean mayBeMissing = optional || answered.startsWith("Optional<");
            String inner = answered.replaceFirst("^Optional<(.*)>$", "$1");
            Optional<ClassTree> nested = type.getMembers().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .filter(each -> each.getSimpleName().contentEquals(inner))
                    .findFirst();
            if (nested.isPresent()) {
                collect(comments, new TreePath(path, nested.get()), nested.get(), name, mayBeMissing, settings);
            } else {
                settings.add(new Setting(
                        name,
                        annotation(method.getModifiers(), "WithDefault").orElse(null),
                        mayBeMissing,
                        text(comments, new TreePath(path, method))));
            }
        }
    }

    private static Optional<String> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst()
                .map(ConfigurationDocument::value);
    }

    private static String value(AnnotationTree annotation) {
        ExpressionTree argument = annotation.getArguments().get(0);
        ExpressionTree value = argument instanceof AssignmentTree assigned ? assigned.getExpression() : argument;
        return String.valueOf(((LiteralTree) value).getValue());
    }

    /** @throws IllegalStateException where a setting is not explained: nobody could set it */
    private static String text(DocTrees comments, TreePath path) {
        String comment = comments.getDocComment(path);
        if (comment == null) {
            throw new IllegalStateException("no Javadoc on " + path.getLeaf());
        }
        return comment.replaceAll("\\{@(?:code|link|value) ([^}]*)}", "`$1`")
                .replaceAll("<[^>]*>", " ")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
