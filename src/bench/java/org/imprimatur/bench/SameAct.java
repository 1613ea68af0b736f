package org.imprimatur.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one sign-off that really was made, turned into those of another: the same SQL with the ids, digests and the
 * entry of another request. What it writes is vouched for as if the service had written it.
 */
final class SameAct {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<StatementLog.Sent> sent;
    private final ManyRequests.Filled made;
    private final Entries entries;
    private final ManyRequests texts;
    private final SignOff signed;
    private final String entryId;
    private final String mac;
    private final String body;

    /**
     * @param sent by the service when it made the sign-off
     * @param made the request that was signed, as it was before
     * @param after the same as it was afterwards
     */
    SameAct(
            List<StatementLog.Sent> sent,
            ManyRequests.Filled made,
            ApprovalRequest after,
            Entries entries,
            ManyRequests texts) {
        this.sent = sent;
        this.made = made;
        this.entries = entries;
        this.texts = texts;
        this.signed = after.signOffs().get(0);
        List<@Nullable String> inserted = sent.stream()
                .filter(each -> each.begins("insert into audit.entry"))
                .findFirst()
                .orElseThrow()
                .parameters();
        this.entryId = Objects.requireNonNull(inserted.get(0));
        this.mac = Objects.requireNonNull(inserted.get(2));
        this.body = Objects.requireNonNull(inserted.get(3));
    }

    List<StatementLog.Sent> on(ManyRequests.Filled other) throws Exception {
        ApprovalRequest request = other.request();
        UUID entry = Entries.freshId();
        var printedName = texts.again(signed.printedName());
        var signOff = new SignOff(
                UUID.randomUUID(),
                request.id(),
                signed.person(),
                printedName,
                signed.role(),
                signed.authority(),
                signed.verdict(),
                signed.meaning(),
                null,
                request.manifest().digest(),
                signed.round(),
                signed.acr(),
                signed.authenticatedAt(),
                signed.signedAt(),
                null);
        var after = withSignOff(request, signOff);

        Map<String, String> exchange = new LinkedHashMap<>();
        exchange.put(made.request().id().toString(), request.id().toString());
        exchange.put(made.request().version().toString(), request.version().toString());
        exchange.put(made.request().document().toString(), request.document().toString());
        exchange.put(made.entry().toString(), other.entry().toString());
        exchange.put(made.request().reference(), request.reference());
        exchange.put(
                made.request().manifest().digest().hex(),
                request.manifest().digest().hex());
        exchange.put(
                made.request().manifest().source().hex(),
                request.manifest().source().hex());
        exchange.put(entryId, entry.toString());
        exchange.put(signed.id().toString(), signOff.id().toString());
        exchange.put(signed.printedName().digest().hex(), printedName.digest().hex());
        exchange.put(
                Objects.requireNonNull(signed.printedName().opening()).salt(),
                Objects.requireNonNull(printedName.opening()).salt());
        for (JsonNode row : JSON.readTree(plain(body)).path("rows")) {
            exchange.put(
                    row.path("sha256").asText(),
                    EntryBody.rowDigest("sign-off".equals(row.path("kind").asText()) ? signOff : after)
                            .hex());
        }
        var commitments = made.request().manifest().disclosure().commitments();
        for (int i = 0; i < commitments.size(); i++) {
            exchange.put(
                    commitments.get(i).digest().hex(),
                    request.manifest()
                            .disclosure()
                            .commitments()
                            .get(i)
                            .digest()
                            .hex());
        }
        byte[] otherBody = exchanged(new String(plain(body), StandardCharsets.UTF_8), exchange)
                .getBytes(StandardCharsets.UTF_8);
        var whole = new LinkedHashMap<String, String>();
        whole.put(body, "\\x" + HexFormat.of().formatHex(otherBody));
        whole.put(mac, "\\x" + HexFormat.of().formatHex(entries.mac(otherBody)));
        // Deadlines and times of drafting are each request's own.
        whole.put(time(made.request().deadline()), time(request.deadline()));
        whole.put(time(made.request().draftedAt()), time(request.draftedAt()));

        var all = new ArrayList<StatementLog.Sent>();
        for (StatementLog.Sent each : sent) {
            var parameters = new ArrayList<@Nullable String>();
            for (String parameter : each.parameters()) {
                String replaced = parameter == null ? null : whole.get(parameter);
                parameters.add(parameter == null ? null : replaced != null ? replaced : exchanged(parameter, exchange));
            }
            all.add(new StatementLog.Sent(each.sql(), parameters));
        }
        return all;
    }

    private static ApprovalRequest withSignOff(ApprovalRequest of, SignOff signOff) {
        return new ApprovalRequest(
                of.id(),
                of.reference(),
                of.document(),
                of.version(),
                new PersonId(of.requester().value()),
                of.uploader(),
                of.editors(),
                of.manifest(),
                of.round(),
                of.state(),
                List.of(signOff),
                List.of(),
                of.draftedAt(),
                of.deadline(),
                null,
                null,
                false,
                of.lockVersion());
    }

    /** As PostgreSQL writes a time that came from Java, in UTC. */
    private static String time(@Nullable Instant at) {
        String text = Objects.requireNonNull(at).toString().replace('T', ' ').replace("Z", "");
        return text.replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "") + "+00";
    }

    private static byte[] plain(String bytea) {
        return HexFormat.of().parseHex(bytea.substring(2));
    }

    private static String exchanged(String text, Map<String, String> exchange) {
        String changed = text;
        for (Map.Entry<String, String> each : exchange.entrySet()) {
            changed = changed.replace(each.getKey(), each.getValue());
        }
        return changed;
    }
}
