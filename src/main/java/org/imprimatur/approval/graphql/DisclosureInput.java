package org.imprimatur.approval.graphql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.DisclosureTerms;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.FreeText;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GivenList;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.jspecify.annotations.Nullable;

@Input("DisclosureInput")
@Description("What is asked. May be incomplete in a draft; texts have at most 2,000 characters.")
public record DisclosureInput(
        @Description("The name under which the content goes out.") @Nullable
        String fileName,

        @NonNull Audience audience,
        @NonNull Channel channel,

        @Description("Where to: a URL, a docket, a desk.") @Nullable
        String destination,

        @Description("Everybody by name and address; none for the public. At most 100.") @Nullable
        List<RecipientInput> recipients,

        @Nullable String purpose,

        @Description("Codes like 8CFR208.6(a)-SECRETARY, one for each rule of the policy that applies. At most 20.")
        @Nullable
        List<String> legalBases,

        @Description("At once when left out.") @Nullable EmbargoInput notBefore,

        @Description("Until when it may stay out; no end when left out.") @Nullable
        EmbargoInput notAfter,

        @Description("What the policy's conditions ask for in writing.") @Nullable
        List<EvidenceInput> evidence) {
    @Input("RecipientInput")
    public record RecipientInput(
            @NonNull String name, @NonNull String address) {}

    @Input("EmbargoInput")
    public record EmbargoInput(
            @NonNull Instant at,

            @Description("An IANA time zone, for example America/New_York.") @NonNull
            String zone) {}

    @Input("EvidenceInput")
    public record EvidenceInput(
            @NonNull EvidenceField field, @NonNull String text) {}

    /** @throws RuleViolation {@link EdgeRefusal#INVALID_INPUT} for an unknown zone or a misspelled legal basis */
    DisclosureTerms terms() {
        return new DisclosureTerms(
                text(fileName),
                audience,
                channel,
                text(destination),
                GivenList.of(recipients).stream()
                        .map(to -> new DisclosureTerms.To(new FreeText(to.name()), new FreeText(to.address())))
                        .toList(),
                text(purpose),
                GivenList.of(legalBases).stream()
                        .map(DisclosureInput::legalBasis)
                        .toList(),
                when(notBefore),
                when(notAfter),
                texts(evidence));
    }

    private static @Nullable FreeText text(@Nullable String given) {
        return given == null ? null : new FreeText(given);
    }

    private static LegalBasis legalBasis(String code) {
        if (!LegalBasis.isSpelledRight(code)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return new LegalBasis(code);
    }

    private static DisclosureTerms.@Nullable When when(@Nullable EmbargoInput given) {
        if (given == null) {
            return null;
        }
        try {
            return new DisclosureTerms.When(given.at(), ZoneId.of(given.zone()));
        } catch (DateTimeException noSuchZone) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }

    private static Map<EvidenceField, FreeText> texts(@Nullable List<EvidenceInput> given) {
        var texts = new EnumMap<EvidenceField, FreeText>(EvidenceField.class);
        for (EvidenceInput each : GivenList.of(given)) {
            if (texts.put(each.field(), new FreeText(each.text())) != null) {
                throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
            }
        }
        return texts;
    }
}
