package org.imprimatur.approval.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.Evidence;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * What the requester asks: which name the content goes out under, to whom, over which channel, where to, what for, under
 * which legal bases, and when. May be incomplete while in draft.
 *
 * @param recipients nobody in particular for the public, everybody by name and address otherwise
 * @param legalBases one for each rule of the policy that asks for one; policy says where one is missing
 * @param notBefore null for at once
 * @param notAfter how long it may stay out; null for no end
 * @param evidence what the policy's conditions ask for in writing, for example a docket number
 */
public record Disclosure(
        @Nullable Commitment fileName,
        Audience audience,
        Channel channel,
        @Nullable Commitment destination,
        List<Recipient> recipients,
        @Nullable Commitment purpose,
        List<LegalBasis> legalBases,
        @Nullable Embargo notBefore,
        @Nullable Embargo notAfter,
        SortedMap<EvidenceField, Commitment> evidence) {
    public Disclosure {
        recipients = List.copyOf(recipients);
        legalBases = List.copyOf(legalBases);
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /** Which fields are filled, for the policy to judge; a field of the recipients only when every recipient has it. */
    public Evidence evidencePresent() {
        var present = EnumSet.noneOf(EvidenceField.class);
        evidence.forEach((field, text) -> {
            if (text.saysSomething()) {
                present.add(field);
            }
        });
        present.remove(EvidenceField.RECIPIENT_NAME);
        present.remove(EvidenceField.RECIPIENT_ADDRESS);
        if (!recipients.isEmpty()) {
            if (recipients.stream().allMatch(recipient -> recipient.name().saysSomething())) {
                present.add(EvidenceField.RECIPIENT_NAME);
            }
            if (recipients.stream().allMatch(recipient -> recipient.address().saysSomething())) {
                present.add(EvidenceField.RECIPIENT_ADDRESS);
            }
        }
        return new Evidence(present);
    }

    /** The legal bases' codes, sorted, each once. */
    public List<String> legalBasisCodes() {
        return legalBases.stream().map(LegalBasis::code).sorted().distinct().toList();
    }

    /** Names of the fields that must be filled in before it can be submitted. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (isEmpty(fileName)) {
            missing.add("fileName");
        }
        if (isEmpty(destination)) {
            missing.add("destination");
        }
        if (isEmpty(purpose)) {
            missing.add("purpose");
        }
        boolean toThePublic = audience == Audience.PUBLIC_WEB;
        if ((recipients.isEmpty() && !toThePublic) || !recipients.stream().allMatch(Recipient::isComplete)) {
            missing.add("recipients");
        }
        return List.copyOf(missing);
    }

    /** Everything in it that stands for text. */
    public List<Commitment> commitments() {
        var all = new ArrayList<Commitment>(evidence.values());
        for (Commitment text : Arrays.asList(fileName, destination, purpose)) {
            if (text != null) {
                all.add(text);
            }
        }
        recipients.forEach(recipient -> {
            all.add(recipient.name());
            all.add(recipient.address());
        });
        return List.copyOf(all);
    }

    private static boolean isEmpty(@Nullable Commitment text) {
        return text == null || !text.saysSomething();
    }

    /** The part of the manifest that the requester wrote; names and free text as commitments only. */
    SortedMap<String, Object> content() {
        var content = new TreeMap<String, Object>();
        content.put("audience", audience.name());
        content.put("channel", channel.name());
        content.put("recipients", recipients.stream().map(Recipient::content).toList());
        content.put("legalBases", legalBasisCodes());
        putDigest(content, "fileName", fileName);
        putDigest(content, "destination", destination);
        putDigest(content, "purpose", purpose);
        if (notBefore != null) {
            content.put("notBefore", notBefore.content());
        }
        if (notAfter != null) {
            content.put("notAfter", notAfter.content());
        }
        var fields = new TreeMap<String, Object>();
        evidence.forEach((field, text) -> fields.put(field.name(), text.digest().hex()));
        content.put("evidence", fields);
        return content;
    }

    private static void putDigest(SortedMap<String, Object> content, String name, @Nullable Commitment text) {
        if (text != null) {
            content.put(name, text.digest().hex());
        }
    }
}
