package org.imprimatur.document.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.RuleViolation;

/** Where a version stands on its way to being known. Only {@link #INSPECTED} versions can be asked to be disclosed. */
public enum VersionState {
    /** Stored; nobody has looked inside. */
    RECEIVED,
    INSPECTING,
    /** The inspection read all of it; what it found are its findings. */
    INSPECTED,
    /** Some of it could not be read, so nobody can say what it holds. No approval request can be submitted. */
    UNINSPECTABLE;

    /** The steps of an inspection. */
    public enum Step {
        START_INSPECTION,
        /** Take up an inspection whose worker is gone. */
        RESUME_INSPECTION,
        COMPLETE_INSPECTION,
        DECLARE_UNINSPECTABLE,
        /** An inspection by other rules took the place of the one before. */
        REPLACE_INSPECTION,
        /** By other rules, or with another reader, some of it could not be read. */
        DECLARE_UNINSPECTABLE_ANEW;

        /** Whether it was inspected before. */
        boolean anew() {
            return switch (this) {
                case REPLACE_INSPECTION, DECLARE_UNINSPECTABLE_ANEW -> true;
                case START_INSPECTION, RESUME_INSPECTION, COMPLETE_INSPECTION, DECLARE_UNINSPECTABLE -> false;
            };
        }
    }

    /** One line of the transition table. */
    public record Transition(VersionState from, Step step, VersionState to) {}

    /**
     * The state after a step.
     *
     * @throws RuleViolation where the table has no such transition
     */
    public VersionState after(Step step) {
        return next(step).orElseThrow(() -> new RuleViolation(DocumentRefusal.INSPECTION_NOT_DUE));
    }

    /** The whole table, from which the diagram in the documentation is made. */
    public static List<Transition> transitions() {
        var table = new ArrayList<Transition>();
        for (var from : values()) {
            for (var step : Step.values()) {
                from.next(step).ifPresent(to -> table.add(new Transition(from, step, to)));
            }
        }
        return List.copyOf(table);
    }

    private Optional<VersionState> next(Step step) {
        return switch (this) {
            case RECEIVED -> step == Step.START_INSPECTION ? Optional.of(INSPECTING) : Optional.empty();
            case INSPECTING ->
                switch (step) {
                    case START_INSPECTION, REPLACE_INSPECTION, DECLARE_UNINSPECTABLE_ANEW -> Optional.empty();
                    case RESUME_INSPECTION -> Optional.of(INSPECTING);
                    case COMPLETE_INSPECTION -> Optional.of(INSPECTED);
                    case DECLARE_UNINSPECTABLE -> Optional.of(UNINSPECTABLE);
                };
            case INSPECTED, UNINSPECTABLE ->
                switch (step) {
                    case REPLACE_INSPECTION -> Optional.of(INSPECTED);
                    case DECLARE_UNINSPECTABLE_ANEW -> Optional.of(UNINSPECTABLE);
                    case START_INSPECTION, RESUME_INSPECTION, COMPLETE_INSPECTION, DECLARE_UNINSPECTABLE ->
                        Optional.empty();
                };
        };
    }
}
