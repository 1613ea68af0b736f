package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.Reads;
import org.imprimatur.document.FindVersions;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.Dispositions;
import org.imprimatur.inspection.rules.Waiver;

/** What people decided about findings, as far as somebody sees the versions. */
@ApplicationScoped
public class FindDispositions {
    /** So many waivers are looked through at most for those that the actor sees, and so many are answered. */
    private static final int LOOKED_THROUGH = 500;

    private static final int MOST = 100;

    private final FindVersions versions;
    private final FindingDispositions dispositions;
    private final DatabaseClock clock;

    FindDispositions(FindVersions versions, FindingDispositions dispositions, DatabaseClock clock) {
        this.versions = versions;
        this.dispositions = dispositions;
        this.clock = clock;
    }

    /** What was decided, and when somebody looked. */
    public record AsOf(Map<UUID, Dispositions> byVersion, Instant now) {
        public Dispositions of(UUID version) {
            return byVersion.getOrDefault(version, Dispositions.NONE);
        }
    }

    /** Of versions that the actor was shown; in as many statements as for one. */
    @Reads
    public AsOf of(Collection<UUID> shownVersions) {
        return new AsOf(dispositions.of(Set.copyOf(shownVersions)), clock.now());
    }

    /** Those that were asked for last, the newest first, at most 100. */
    @Reads
    public List<Waiver> waivers(Actor actor, Collection<Waiver.State> states) {
        var wanted = states.isEmpty() ? EnumSet.allOf(Waiver.State.class) : EnumSet.copyOf(states);
        List<Waiver> newest = dispositions.newest(wanted, LOOKED_THROUGH);
        var shown = versions.byIds(actor, newest.stream().map(Waiver::version).collect(Collectors.toSet()))
                .keySet();
        return newest.stream()
                .filter(waiver -> shown.contains(waiver.version()))
                .limit(MOST)
                .toList();
    }

    /** Empty where there is none, or the actor does not see its version. */
    @Reads
    public Optional<Waiver> waiver(Actor actor, UUID id) {
        return dispositions
                .find(id)
                .filter(waiver -> versions.byId(actor, waiver.version()).isPresent());
    }
}
