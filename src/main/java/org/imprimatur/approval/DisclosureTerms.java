package org.imprimatur.approval;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.FreeText;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * What a requester writes into a manifest. May be incomplete; submitting says what is missing.
 *
 * @param fileName the name under which the content goes out
 * @param evidence what the policy's conditions ask for in writing
 */
public record DisclosureTerms(
        @Nullable FreeText fileName,
        Audience audience,
        Channel channel,
        @Nullable FreeText destination,
        List<To> recipients,
        @Nullable FreeText purpose,
        List<LegalBasis> legalBases,
        @Nullable When notBefore,
        @Nullable When notAfter,
        Map<EvidenceField, FreeText> evidence) {
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_LEGAL_BASES = 20;

    /** One recipient. */
    public record To(FreeText name, FreeText address) {}

    /** An instant, and in which place's clock it was meant. */
    public record When(Instant at, ZoneId zone) {}

    /** @throws RuleViolation {@link ApprovalRefusal#TOO_MANY_VALUES} */
    public DisclosureTerms {
        recipients = List.copyOf(recipients);
        legalBases = List.copyOf(legalBases);
        evidence = Map.copyOf(evidence);
        if (recipients.size() > MOST_RECIPIENTS || legalBases.size() > MOST_LEGAL_BASES) {
            throw new RuleViolation(ApprovalRefusal.TOO_MANY_VALUES);
        }
    }

    /** The same terms have the same content; for telling a repeated act from another one. */
    SortedMap<String, Object> content() {
        var content = new TreeMap<String, Object>();
        put(content, "fileName", fileName);
        content.put("audience", audience.name());
        content.put("channel", channel.name());
        put(content, "destination", destination);
        var to = new ArrayList<Object>();
        recipients.forEach(
                each -> to.add(List.of(each.name().value(), each.address().value())));
        content.put("recipients", to);
        put(content, "purpose", purpose);
        content.put("legalBases", legalBases.stream().map(LegalBasis::code).toList());
        put(content, "notBefore", notBefore);
        put(content, "notAfter", notAfter);
        evidence.forEach((field, text) -> content.put("evidence." + field.name(), text.value()));
        return content;
    }

    private static void put(SortedMap<String, Object> content, String name, @Nullable FreeText text) {
        if (text != null) {
            content.put(name, text.value());
        }
    }

    private static void put(SortedMap<String, Object> content, String name, @Nullable When when) {
        if (when != null) {
            content.put(name, List.of(EntryBody.time(when.at()), when.zone().getId()));
        }
    }
}
