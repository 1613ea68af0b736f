package org.imprimatur.release.rules;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RecordedAct;
import org.jspecify.annotations.Nullable;

/**
 * What a release was by the log alone, after some of its entries. A release whose time had passed was PUBLISHED until that was
 * recorded.
 *
 * @param manifest digest of the manifest that was signed
 * @param supersededBy the newer release that took its place
 */
public record ReleaseAsOf(
        UUID id,
        UUID document,
        UUID version,
        UUID request,
        String manifest,
        ReleaseState state,
        Instant authorisedAt,
        @Nullable Instant scheduledFor,
        @Nullable Instant publishedAt,
        @Nullable Instant suspendedAt,
        @Nullable SuspensionCause suspendedBecause,
        @Nullable Instant recalledAt,
        @Nullable Instant closedAt,
        @Nullable UUID supersededBy) {
    /** The acts that change what a release is; all others can be left out. */
    public static final List<Action> ACTS = List.of(
            Action.AUTHORISE_RELEASE,
            Action.SCHEDULE_RELEASE,
            Action.PUBLISH_RELEASE,
            Action.SUSPEND_RELEASE,
            Action.RECALL_RELEASE,
            Action.SUPERSEDE_RELEASE,
            Action.END_RELEASE);

    /**
     * Folds acts, in the order of the log, into what the releases were after them, in the order in which they were authorised.
     * What was refused or failed changes nothing.
     */
    public static List<ReleaseAsOf> fold(List<RecordedAct> acts) {
        var folded = new LinkedHashMap<UUID, ReleaseAsOf>();
        for (RecordedAct act : acts) {
            UUID release = act.subject().release();
            if (release != null && act.outcome() == Outcome.PERMITTED && ACTS.contains(act.action())) {
                ReleaseAsOf before = folded.get(release);
                ReleaseAsOf after = before == null ? authorised(release, act) : before.after(act);
                if (after != null) {
                    folded.put(release, after);
                }
            }
        }
        return List.copyOf(folded.values());
    }

    private static @Nullable ReleaseAsOf authorised(UUID release, RecordedAct act) {
        UUID document = act.subject().document();
        UUID version = act.subject().version();
        UUID request = act.subject().request();
        String manifest = act.manifest();
        if (act.action() != Action.AUTHORISE_RELEASE
                || document == null
                || version == null
                || request == null
                || manifest == null) {
            return null;
        }
        return new ReleaseAsOf(
                release,
                document,
                version,
                request,
                manifest,
                ReleaseState.AUTHORISED,
                act.at(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private ReleaseAsOf after(RecordedAct act) {
        String to = act.to();
        String cause = act.reason();
        boolean suspends = act.action() == Action.SUSPEND_RELEASE;
        boolean closes = act.action() == Action.SUPERSEDE_RELEASE || act.action() == Action.END_RELEASE;
        Instant when = act.timeFact("scheduledFor");
        UUID newer = act.idFact("supersededBy");
        return new ReleaseAsOf(
                id,
                document,
                version,
                request,
                manifest,
                to == null ? state : ReleaseState.valueOf(to),
                authorisedAt,
                when == null ? scheduledFor : when,
                act.action() == Action.PUBLISH_RELEASE ? act.at() : publishedAt,
                suspends ? act.at() : suspendedAt,
                suspends && cause != null ? SuspensionCause.valueOf(cause) : suspendedBecause,
                act.action() == Action.RECALL_RELEASE ? act.at() : recalledAt,
                closes ? act.at() : closedAt,
                newer == null ? supersededBy : newer);
    }
}
