package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Sha256;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts requests together from their rows: manifests, sign-offs, decisions and the texts of all of them, a whole page in as
 * many statements as one. What the rows say, whether the log vouches for them or not. Call inside a transaction.
 */
@ApplicationScoped
class StoredRequests {
    private static final Logger LOG = Logger.getLogger(StoredRequests.class);

    private final ManifestRows manifests;
    private final SignOffRows signOffs;
    private final DecisionRows decisions;
    private final Openings openings;

    StoredRequests(ManifestRows manifests, SignOffRows signOffs, DecisionRows decisions, Openings openings) {
        this.manifests = manifests;
        this.signOffs = signOffs;
        this.decisions = decisions;
        this.openings = openings;
    }

    /**
     * @param cited its own row and those of all its sign-offs and decisions, each with the entry that it names
     * @param texts the digests of its names and free texts, whether these are known or not
     */
    record Stored(ApprovalRequest request, List<AuditLog.Cited<?>> cited, Set<String> texts) {}

    /** By id; a request whose rows make no sense is missing. */
    Map<UUID, Stored> read(Collection<RequestRow> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var ids = rows.stream().map(row -> row.id).toList();
        Map<UUID, List<SignOffRow>> signed =
                signOffs.of(ids).stream().collect(Collectors.groupingBy(row -> row.requestId));
        Map<UUID, List<DecisionRow>> decided =
                decisions.of(ids).stream().collect(Collectors.groupingBy(row -> row.requestId));
        Map<Sha256, ManifestText> texts = texts(rows);

        var commitments = new HashSet<Sha256>();
        texts.values().forEach(text -> commitments.addAll(text.commitments()));
        signed.values().forEach(of -> of.forEach(row -> commitments.addAll(row.commitments())));
        var opened = openings.of(commitments);

        var stored = new HashMap<UUID, Stored>();
        for (RequestRow row : rows) {
            var request = stored(
                    row,
                    texts.get(Digests.of(row.manifest)),
                    signed.getOrDefault(row.id, List.of()),
                    decided.getOrDefault(row.id, List.of()),
                    opened);
            if (request == null) {
                LOG.errorf("The manifest of approval request %s cannot be read", row.id);
            } else {
                stored.put(row.id, request);
            }
        }
        return stored;
    }

    private Map<Sha256, ManifestText> texts(Collection<RequestRow> rows) {
        var texts = new HashMap<Sha256, ManifestText>();
        for (ManifestRow row : manifests.of(
                rows.stream().map(each -> Digests.of(each.manifest)).collect(Collectors.toSet()))) {
            try {
                texts.put(Digests.of(row.sha256), ManifestText.read(row.body));
            } catch (IllegalStateException | IllegalArgumentException notWrittenByUs) {
                LOG.debug("a manifest is missing that nobody of us wrote", notWrittenByUs);
            }
        }
        return texts;
    }

    private static Set<String> texts(ManifestText text, List<SignOffRow> signed) {
        return Stream.concat(text.commitments().stream(), signed.stream().flatMap(row -> row.commitments().stream()))
                .map(Sha256::hex)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Stored stored(
            RequestRow row,
            @Nullable ManifestText text,
            List<SignOffRow> signed,
            List<DecisionRow> decided,
            Function<Sha256, Commitment> opened) {
        if (text == null) {
            return null;
        }
        try {
            var cited = new ArrayList<AuditLog.Cited<?>>();
            var signOffs = signed.stream().map(each -> each.toSignOff(opened)).toList();
            for (int i = 0; i < signed.size(); i++) {
                cited.add(new AuditLog.Cited<>(signed.get(i).entryId, signOffs.get(i)));
            }
            decided.forEach(each -> cited.add(each.cited()));
            var request = row.toRequest(
                    text.manifest(opened),
                    signOffs,
                    decided.stream().map(DecisionRow::toDecision).toList());
            cited.add(new AuditLog.Cited<>(row.entryId, request));
            return new Stored(request, cited, texts(text, signed));
        } catch (IllegalStateException | IllegalArgumentException notWrittenByUs) {
            LOG.debug("a request makes no sense that nobody of us wrote", notWrittenByUs);
            return null;
        }
    }
}
