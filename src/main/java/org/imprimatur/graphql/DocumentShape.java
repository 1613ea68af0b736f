package org.imprimatur.graphql;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a parsed document consists of, before anybody asks what it means: each node is looked at once, a fragment that is
 * spread many times is measured once and added up, so that a document that would grow beyond all bounds costs no more than any
 * other of its length. Fragments that are unknown or go round in circles count for nothing here; validation refuses them.
 */
final class DocumentShape {
    /** Deeper than any honest document, and shallow enough for the thread's stack. */
    private static final int MOST_OPEN = 1000;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, SelectionMeasure> measured = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private SelectionMeasure largest = SelectionMeasure.NOTHING;
    private int nesting;
    private int aliases;
    private int directives;
    private int spreads;

    private DocumentShape() {}

    /** @throws OperationRefused where the document is nested too deeply to be measured */
    static DocumentShape of(Document document) {
        var shape = new DocumentShape();
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            shape.fragments.put(fragment.getName(), fragment);
        }
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof FragmentDefinition fragment) {
                // Validation looks at every fragment, whether it is spread or not.
                shape.largest = shape.largest.orLarger(
                        shape.fragment(fragment.getName()).belowTheRoot());
            } else if (definition instanceof OperationDefinition operation) {
                shape.directives += operation.getDirectives().size();
                operation
                        .getVariableDefinitions()
                        .forEach(variable ->
                                shape.directives += variable.getDirectives().size());
                shape.largest = shape.largest.orLarger(shape.measure(operation.getSelectionSet()));
            }
        }
        return shape;
    }

    /** @throws OperationRefused for the first limit that it exceeds */
    void check(GraphQlSettings settings) {
        OperationLimit.ALIASES_EXCEEDED.check(aliases, settings.aliases());
        OperationLimit.DIRECTIVES_EXCEEDED.check(directives, settings.directives());
        OperationLimit.FRAGMENT_SPREADS_EXCEEDED.check(spreads, settings.fragmentSpreads());
        OperationLimit.ROOT_FIELDS_EXCEEDED.check(largest.atTop(), settings.rootFields());
        OperationLimit.DEPTH_EXCEEDED.check(largest.depth(), settings.depth());
        if (largest.introspections() > 0 && !settings.introspection()) {
            throw new OperationRefused(OperationLimit.INTROSPECTION_OFF, 0);
        }
        OperationLimit.INTROSPECTION_EXCEEDED.check(largest.introspectionDepth(), settings.introspectionDepth());
        if (largest.introspections() > 2 || largest.introspectionTurns() > 1) {
            throw new OperationRefused(OperationLimit.INTROSPECTION_EXCEEDED, settings.introspectionDepth());
        }
        OperationLimit.FIELDS_EXCEEDED.check(largest.fields(), settings.fields());
    }

    private SelectionMeasure measure(@Nullable SelectionSet set) {
        if (set == null) {
            return SelectionMeasure.NOTHING;
        }
        OperationLimit.NESTING_EXCEEDED.check(++nesting, MOST_OPEN);
        var total = SelectionMeasure.NOTHING;
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                aliases += field.getAlias() == null ? 0 : 1;
                directives += field.getDirectives().size();
                total = total.and(measure(field.getSelectionSet()).under(field.getName()));
            } else if (selection instanceof InlineFragment inline) {
                directives += inline.getDirectives().size();
                total = total.and(measure(inline.getSelectionSet()));
            } else if (selection instanceof FragmentSpread spread) {
                spreads++;
                directives += spread.getDirectives().size();
                total = total.and(fragment(spread.getName()));
            }
        }
        nesting--;
        return total;
    }

    private SelectionMeasure fragment(String name) {
        SelectionMeasure known = measured.get(name);
        if (known != null) {
            return known;
        }
        FragmentDefinition fragment = fragments.get(name);
        if (fragment == null || !open.add(name)) {
            return SelectionMeasure.NOTHING;
        }
        directives += fragment.getDirectives().size();
        var measure = measure(fragment.getSelectionSet());
        open.remove(name);
        measured.put(name, measure);
        return measure;
    }
}
