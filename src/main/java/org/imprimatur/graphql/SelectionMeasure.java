package org.imprimatur.graphql;

import java.util.Set;

/**
 * How large a selection of fields is, its fragments counted wherever they are spread. Nothing grows beyond {@value #ENDLESS}.
 *
 * @param fields how many fields
 * @param atTop how many of them stand at its top
 * @param depth how many levels of fields, introspection left out
 * @param allDepth how many levels of fields
 * @param turns how often one way down goes from a type to a list of others, as introspection's cycles do
 * @param introspections how many of the fields begin an introspection
 * @param introspectionDepth how many levels of fields the deepest introspection has
 * @param introspectionTurns the most {@code turns} of an introspection
 */
record SelectionMeasure(
        long fields,
        long atTop,
        long depth,
        long allDepth,
        long turns,
        long introspections,
        long introspectionDepth,
        long introspectionTurns) {
    private static final long ENDLESS = 1_000_000_000_000L;
    private static final Set<String> INTROSPECTIONS = Set.of("__schema", "__type");
    private static final Set<String> TURNS = Set.of("fields", "inputFields", "interfaces", "possibleTypes");

    static final SelectionMeasure NOTHING = new SelectionMeasure(0, 0, 0, 0, 0, 0, 0, 0);

    /** The measure of one field that has this selection. */
    SelectionMeasure under(String field) {
        boolean introspects = INTROSPECTIONS.contains(field);
        long turned = turns + (TURNS.contains(field) ? 1 : 0);
        return new SelectionMeasure(
                Math.min(ENDLESS, fields + 1),
                1,
                introspects ? 0 : depth + 1,
                allDepth + 1,
                turned,
                introspections + (introspects ? 1 : 0),
                introspects ? allDepth + 1 : introspectionDepth,
                introspects ? turned : introspectionTurns);
    }

    /** The measure of a selection of which nobody knows where it will stand. */
    SelectionMeasure belowTheRoot() {
        return new SelectionMeasure(
                fields, 0, depth, allDepth, turns, introspections, introspectionDepth, introspectionTurns);
    }

    /** The measure of this selection and the other beside it. */
    SelectionMeasure and(SelectionMeasure other) {
        return with(
                other,
                Math.min(ENDLESS, fields + other.fields),
                Math.min(ENDLESS, atTop + other.atTop),
                Math.min(ENDLESS, introspections + other.introspections));
    }

    /** The larger of both in each respect. */
    SelectionMeasure orLarger(SelectionMeasure other) {
        return with(
                other,
                Math.max(fields, other.fields),
                Math.max(atTop, other.atTop),
                Math.max(introspections, other.introspections));
    }

    private SelectionMeasure with(SelectionMeasure other, long allFields, long allAtTop, long allIntrospections) {
        return new SelectionMeasure(
                allFields,
                allAtTop,
                Math.max(depth, other.depth),
                Math.max(allDepth, other.allDepth),
                Math.max(turns, other.turns),
                allIntrospections,
                Math.max(introspectionDepth, other.introspectionDepth),
                Math.max(introspectionTurns, other.introspectionTurns));
    }
}
