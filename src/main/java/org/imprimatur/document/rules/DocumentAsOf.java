package org.imprimatur.document.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RecordedAct;
import org.jspecify.annotations.Nullable;

/**
 * What a document was by the log alone, after some of its entries. Title, custodian and file names are not in the log; nor are
 * blocks, which are on bytes and not on documents.
 *
 * @param registeredBy the opaque id of who registered it
 * @param versions in the order in which they were added
 * @param holds the legal holds that stood
 */
public record DocumentAsOf(
        UUID id,
        String reference,
        List<ProtectionCategory> declaredCategories,
        String registeredBy,
        Instant registeredAt,
        List<VersionAsOf> versions,
        List<UUID> holds) {
    /** The acts that change what a document is; all others can be left out. */
    public static final List<Action> ACTS = List.of(
            Action.REGISTER_DOCUMENT,
            Action.ADD_VERSION,
            Action.REGENERATE_VERSION,
            Action.INSPECT_VERSION,
            Action.REINSPECT_VERSION,
            Action.DESTROY_CONTENT,
            Action.PLACE_LEGAL_HOLD,
            Action.LIFT_LEGAL_HOLD);

    public DocumentAsOf {
        declaredCategories = List.copyOf(declaredCategories);
        versions = List.copyOf(versions);
        holds = List.copyOf(holds);
    }

    /**
     * What a version was.
     *
     * @param addedBy the opaque id of who added it
     * @param regeneratedFrom the version whose visible cells it was made of
     * @param destroyedAt when its bytes were destroyed; null while they were there
     */
    public record VersionAsOf(
            UUID id,
            int number,
            VersionState state,
            String addedBy,
            Instant addedAt,
            long byteSize,
            @Nullable UUID regeneratedFrom,
            @Nullable Instant destroyedAt) {
        private VersionAsOf after(RecordedAct act) {
            String to = act.to();
            return new VersionAsOf(
                    id,
                    number,
                    to == null ? state : VersionState.valueOf(to),
                    addedBy,
                    addedAt,
                    byteSize,
                    regeneratedFrom,
                    act.action() == Action.DESTROY_CONTENT ? act.at() : destroyedAt);
        }
    }

    /**
     * Folds the acts on one document, in the order of the log, into what it was after them. Acts on others, and what was
     * refused or failed, change nothing.
     *
     * @return empty before it was registered
     */
    public static Optional<DocumentAsOf> fold(UUID document, List<RecordedAct> acts) {
        DocumentAsOf folded = null;
        for (RecordedAct act : acts) {
            if (document.equals(act.subject().document()) && act.outcome() == Outcome.PERMITTED) {
                folded = folded == null ? registered(document, act) : folded.after(act);
            }
        }
        return Optional.ofNullable(folded);
    }

    private static @Nullable DocumentAsOf registered(UUID document, RecordedAct act) {
        if (act.action() != Action.REGISTER_DOCUMENT) {
            return null;
        }
        String categories = act.fact("categories");
        String reference = act.fact("reference");
        return new DocumentAsOf(
                document,
                reference == null ? "" : reference,
                categories == null
                        ? List.of()
                        : Arrays.stream(categories.split(","))
                                .map(ProtectionCategory::valueOf)
                                .toList(),
                act.actorId(),
                act.at(),
                List.of(),
                List.of());
    }

    private DocumentAsOf after(RecordedAct act) {
        return switch (act.action()) {
            case ADD_VERSION, REGENERATE_VERSION -> withVersion(act);
            case INSPECT_VERSION, REINSPECT_VERSION, DESTROY_CONTENT ->
                with(
                        versions.stream()
                                .map(version ->
                                        version.id().equals(act.subject().version()) ? version.after(act) : version)
                                .toList(),
                        holds);
            case PLACE_LEGAL_HOLD, LIFT_LEGAL_HOLD -> withHold(act);
            default -> this;
        };
    }

    private DocumentAsOf withVersion(RecordedAct act) {
        UUID version = act.subject().version();
        String state = act.to();
        Long number = act.numberFact("number");
        if (version == null || state == null || number == null) {
            return this;
        }
        Long byteSize = act.numberFact("byteSize");
        var more = new ArrayList<>(versions);
        more.add(new VersionAsOf(
                version,
                number.intValue(),
                VersionState.valueOf(state),
                act.actorId(),
                act.at(),
                byteSize == null ? 0 : byteSize,
                act.idFact("source"),
                null));
        return with(more, holds);
    }

    private DocumentAsOf withHold(RecordedAct act) {
        UUID hold = act.idFact("hold");
        if (hold == null) {
            return this;
        }
        var standing = new ArrayList<>(holds);
        standing.remove(hold);
        if (act.action() == Action.PLACE_LEGAL_HOLD) {
            standing.add(hold);
        }
        return with(versions, standing);
    }

    private DocumentAsOf with(List<VersionAsOf> all, List<UUID> standing) {
        return new DocumentAsOf(id, reference, declaredCategories, registeredBy, registeredAt, all, standing);
    }
}
