package org.imprimatur.release.rules;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.Embargo;
import org.imprimatur.approval.rules.Manifest;
import org.imprimatur.approval.rules.Recipient;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What was signed, as far as it limits the release: these bytes, under this name, to this audience over this channel to
 * this destination and these recipients, in this time. Copied from the manifest when the request is approved.
 *
 * @param content digests of everything that may go out: the source bytes and each rendition that the manifest names
 * @param fileName like every name, a commitment: once its text is erased no permit can be given any more
 * @param recipients their names; empty where the audience is the public
 * @param notBefore the first moment at which it may be out; null for at once
 * @param notAfter the first moment at which it may no longer be out; null for no limit
 * @param publishBy the first moment at which it may no longer be published
 * @param singleUse whether only one permit may ever be redeemed
 */
public record ReleaseTerms(
        Set<Sha256> content,
        Commitment fileName,
        Audience audience,
        Channel channel,
        Commitment destination,
        List<Commitment> recipients,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        Instant publishBy,
        boolean singleUse) {
    public ReleaseTerms {
        content = Set.copyOf(content);
        recipients = List.copyOf(recipients);
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a release releases at least one content");
        }
    }

    /**
     * What a signed manifest and the decision on it allow.
     *
     * @throws IllegalArgumentException when something is missing that every approved manifest has
     */
    public static ReleaseTerms of(Manifest manifest, ReleaseDecision decision) {
        var asked = manifest.disclosure();
        var fileName = asked.fileName();
        var destination = asked.destination();
        var publishBy = decision.publishBy();
        if (fileName == null || destination == null || publishBy == null) {
            throw new IllegalArgumentException("an approved manifest names the file, the destination and the time");
        }
        var content = new HashSet<>(manifest.renditions());
        content.add(manifest.source());
        return new ReleaseTerms(
                content,
                fileName,
                asked.audience(),
                asked.channel(),
                destination,
                asked.recipients().stream().map(Recipient::name).toList(),
                at(asked.notBefore()),
                at(asked.notAfter()),
                publishBy,
                decision.singleUse());
    }

    private static @Nullable Instant at(@Nullable Embargo embargo) {
        return embargo == null ? null : embargo.at();
    }

    /** Whether the manifest's not-before has come. */
    public boolean hasBegun(Instant now) {
        return notBefore == null || !now.isBefore(notBefore);
    }

    /** Whether the manifest's not-after has come; it belongs to the time after. */
    public boolean isOver(Instant now) {
        return notAfter != null && !now.isBefore(notAfter);
    }

    /** Whether the time allowed to publish has passed; its end belongs to the time after. */
    public boolean isTooLateToPublish(Instant now) {
        return !now.isBefore(publishBy);
    }

    /** Whether it was approved for this recipient, or for nobody in particular where none is named. */
    boolean namesRecipient(@Nullable String name) {
        return name == null ? recipients.isEmpty() : recipientNamed(name) != null;
    }

    /** The commitment to the recipient of this name; null where none is named so. */
    @Nullable
    Sha256 recipientNamed(@Nullable String name) {
        return recipients.stream()
                .filter(recipient -> name != null && name.equals(recipient.value()))
                .map(Commitment::digest)
                .findFirst()
                .orElse(null);
    }

    /**
     * The question to which exactly these terms are the answer.
     *
     * @param recipient the commitment to one recipient's name; null for nobody in particular
     * @return empty where a name was erased since: then nothing can be asked any more
     */
    public Optional<PermitQuestion> question(Sha256 of, @Nullable Sha256 recipient) {
        String name = fileName.value();
        String where = destination.value();
        String who = recipients.stream()
                .filter(each -> each.digest().equals(recipient))
                .map(Commitment::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (name == null || where == null || (recipient != null && who == null)) {
            return Optional.empty();
        }
        return Optional.of(new PermitQuestion(of, name, audience, channel, where, who));
    }

    /** Whether the other release goes to the same audience at the same place, so that a newer one takes its place. */
    public boolean goesWhere(ReleaseTerms other) {
        String where = destination.value();
        return audience == other.audience && where != null && where.equals(other.destination.value());
    }

    /** What is public about a publication: where it goes, and the digests, which until then were commitments only. */
    AuditEvent stateOpenly(AuditEvent event) {
        var told = event.fact("audience", audience.name()).fact("channel", channel.name());
        int number = 0;
        for (Sha256 digest : content.stream().sorted().toList()) {
            told = told.fact("contentSha256." + ++number, digest.hex());
        }
        return told;
    }

    SortedMap<String, Object> attested() {
        var all = new TreeMap<String, Object>();
        all.put("content", content.stream().map(Sha256::hex).sorted().toList());
        all.put("fileName", fileName.digest().hex());
        all.put("audience", audience.name());
        all.put("channel", channel.name());
        all.put("destination", destination.digest().hex());
        all.put(
                "recipients",
                recipients.stream().map(name -> name.digest().hex()).toList());
        put(all, "notBefore", notBefore);
        put(all, "notAfter", notAfter);
        put(all, "publishBy", publishBy);
        all.put("singleUse", singleUse);
        return all;
    }

    private static void put(SortedMap<String, Object> all, String name, @Nullable Instant time) {
        if (time != null) {
            all.put(name, EntryBody.time(time));
        }
    }
}
