package org.imprimatur.release.rules;

import static org.imprimatur.release.rules.ReleaseCommand.AUTHORISE;
import static org.imprimatur.release.rules.ReleaseCommand.END;
import static org.imprimatur.release.rules.ReleaseCommand.PUBLISH;
import static org.imprimatur.release.rules.ReleaseCommand.RECALL;
import static org.imprimatur.release.rules.ReleaseCommand.SCHEDULE;
import static org.imprimatur.release.rules.ReleaseCommand.SUPERSEDE;
import static org.imprimatur.release.rules.ReleaseCommand.SUSPEND;
import static org.imprimatur.release.rules.ReleaseState.AUTHORISED;
import static org.imprimatur.release.rules.ReleaseState.ENDED;
import static org.imprimatur.release.rules.ReleaseState.PUBLISHED;
import static org.imprimatur.release.rules.ReleaseState.RECALLED;
import static org.imprimatur.release.rules.ReleaseState.SCHEDULED;
import static org.imprimatur.release.rules.ReleaseState.SUPERSEDED;
import static org.imprimatur.release.rules.ReleaseState.SUSPENDED;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * The state table of a release: who may do what, in which state, and where it leads. The one place that says so; the
 * diagram in the documentation is made from {@link #ROWS}. What is not a row is refused.
 *
 * <p>Stopping is easier than starting in every state: wherever somebody may start, more people may stop, with nothing
 * but a reason.
 */
public final class ReleaseTable {
    private static final Set<ReleaseParty> PUBLISHER = EnumSet.of(ReleaseParty.PUBLISHER);
    private static final Set<ReleaseParty> PUBLISHER_OR_SCHEDULE =
            EnumSet.of(ReleaseParty.PUBLISHER, ReleaseParty.SCHEDULE);
    private static final Set<ReleaseParty> SYSTEM = EnumSet.of(ReleaseParty.SYSTEM);
    private static final Set<ReleaseParty> MAY_SUSPEND =
            EnumSet.complementOf(EnumSet.of(ReleaseParty.SCHEDULE, ReleaseParty.OTHER));
    private static final Set<ReleaseParty> MAY_RECALL =
            EnumSet.of(ReleaseParty.PRIVACY_OFFICER, ReleaseParty.APPROVING_OFFICIAL, ReleaseParty.PUBLISHER);

    private static final String WHOLE = "everything that allowed it still holds";
    private static final String REASON = "with a reason";

    /** Every allowed move; {@code from} is null for what does not exist yet. */
    public static final List<Row> ROWS = List.of(
            new Row(null, AUTHORISE, SYSTEM, AUTHORISED, "its request becomes APPROVED, same transaction"),
            new Row(AUTHORISED, SCHEDULE, PUBLISHER, SCHEDULED, "for a later time within the approval"),
            new Row(AUTHORISED, PUBLISH, PUBLISHER, PUBLISHED, WHOLE),
            new Row(SCHEDULED, PUBLISH, PUBLISHER_OR_SCHEDULE, PUBLISHED, WHOLE),
            new Row(AUTHORISED, SUSPEND, MAY_SUSPEND, SUSPENDED, REASON),
            new Row(SCHEDULED, SUSPEND, MAY_SUSPEND, SUSPENDED, REASON),
            new Row(PUBLISHED, SUSPEND, MAY_SUSPEND, SUSPENDED, REASON),
            new Row(AUTHORISED, RECALL, MAY_RECALL, RECALLED, REASON),
            new Row(SCHEDULED, RECALL, MAY_RECALL, RECALLED, REASON),
            new Row(PUBLISHED, RECALL, MAY_RECALL, RECALLED, REASON),
            new Row(SUSPENDED, RECALL, MAY_RECALL, RECALLED, REASON),
            new Row(PUBLISHED, SUPERSEDE, SYSTEM, SUPERSEDED, "a newer release of the document goes to the same place"),
            new Row(PUBLISHED, END, SYSTEM, ENDED, "the manifest's not-after has come"));

    private ReleaseTable() {}

    /**
     * One line of the table.
     *
     * @param when what must hold besides, in a few words
     */
    public record Row(
            @Nullable ReleaseState from, ReleaseCommand command, Set<ReleaseParty> who, ReleaseState to, String when) {
        public Row {
            who = Set.copyOf(who);
        }
    }

    /** A move that the table allows, and as what the actor makes it. */
    public record Move(ReleaseState to, ReleaseParty as) {}

    /**
     * Looks the move up. Who may never do this to any release learns that first, whatever state it is in.
     *
     * @throws RuleViolation with the {@link ReleaseRefusal} that names what is in the way
     */
    public static Move move(@Nullable ReleaseState from, ReleaseCommand command, Set<ReleaseParty> parties) {
        boolean everAllowed = false;
        for (Row row : ROWS) {
            if (row.command() != command) {
                continue;
            }
            for (ReleaseParty party : ReleaseParty.values()) {
                if (!parties.contains(party) || !row.who().contains(party)) {
                    continue;
                }
                if (row.from() == from) {
                    return new Move(row.to(), party);
                }
                everAllowed = true;
            }
        }
        throw new RuleViolation(everAllowed ? notInThisState(from, command) : notByThisPerson(command));
    }

    private static ReleaseRefusal notByThisPerson(ReleaseCommand command) {
        return switch (command) {
            case SCHEDULE, PUBLISH -> ReleaseRefusal.PUBLISHER_ROLE_MISSING;
            case SUSPEND -> ReleaseRefusal.NOT_ENTITLED_TO_SUSPEND;
            case RECALL -> ReleaseRefusal.NOT_ENTITLED_TO_RECALL;
            case AUTHORISE, SUPERSEDE, END -> ReleaseRefusal.DONE_BY_THE_SYSTEM_ONLY;
        };
    }

    private static ReleaseRefusal notInThisState(@Nullable ReleaseState from, ReleaseCommand command) {
        if (from == null) {
            return ReleaseRefusal.RELEASE_NOT_AUTHORISED;
        }
        if (command == AUTHORISE) {
            return ReleaseRefusal.RELEASE_ALREADY_AUTHORISED;
        }
        return switch (from) {
            case AUTHORISED ->
                command == PUBLISH ? ReleaseRefusal.RELEASE_NOT_SCHEDULED : ReleaseRefusal.RELEASE_NOT_PUBLISHED;
            case SCHEDULED ->
                command == SCHEDULE ? ReleaseRefusal.RELEASE_ALREADY_SCHEDULED : ReleaseRefusal.RELEASE_NOT_PUBLISHED;
            case PUBLISHED -> ReleaseRefusal.RELEASE_ALREADY_PUBLISHED;
            case SUSPENDED -> ReleaseRefusal.RELEASE_SUSPENDED;
            case RECALLED -> ReleaseRefusal.RELEASE_RECALLED;
            case SUPERSEDED -> ReleaseRefusal.RELEASE_SUPERSEDED;
            case ENDED -> ReleaseRefusal.RELEASE_ENDED;
        };
    }
}
