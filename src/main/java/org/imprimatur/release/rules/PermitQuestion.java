package org.imprimatur.release.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

/**
 * May these bytes, under this name, go to this audience over this channel to this destination and recipient? Every field
 * binds: no field left out means "any".
 *
 * @param recipient null where nobody in particular receives it, which fits only what was approved without recipients
 */
public record PermitQuestion(
        Sha256 content,
        String fileName,
        Audience audience,
        Channel channel,
        String destination,
        @Nullable String recipient) {
    public PermitQuestion {
        fileName = Normalizer.normalize(fileName, Normalizer.Form.NFC);
        destination = Normalizer.normalize(destination, Normalizer.Form.NFC);
        recipient = recipient == null ? null : Normalizer.normalize(recipient, Normalizer.Form.NFC);
    }

    /** Every way in which the question differs from what was approved; empty when it is exactly that. */
    List<PermitReason> differencesFrom(ReleaseTerms terms) {
        var reasons = new ArrayList<PermitReason>();
        if (!terms.content().contains(content)) {
            reasons.add(PermitReason.NO_RELEASE);
        }
        if (!fileName.equals(terms.fileName().value())) {
            reasons.add(PermitReason.WRONG_NAME);
        }
        if (terms.audience() != audience) {
            reasons.add(PermitReason.WRONG_AUDIENCE);
        }
        if (terms.channel() != channel) {
            reasons.add(PermitReason.WRONG_CHANNEL);
        }
        if (!destination.equals(terms.destination().value())) {
            reasons.add(PermitReason.WRONG_DESTINATION);
        }
        if (!terms.namesRecipient(recipient)) {
            reasons.add(PermitReason.WRONG_RECIPIENT);
        }
        return reasons;
    }

    /** Names the question as a whole without giving the names in it away to whoever does not have the handle. */
    Sha256 committedWith(PermitHandle handle) {
        var all = new TreeMap<String, Object>();
        all.put("handle", handle.secret());
        all.put("content", content.hex());
        all.put("fileName", fileName);
        all.put("audience", audience.name());
        all.put("channel", channel.name());
        all.put("destination", destination);
        if (recipient != null) {
            all.put("recipient", recipient);
        }
        return CanonicalJson.digest(all);
    }

    /** Names no recipient and no file: both can name a protected person. */
    @Override
    public String toString() {
        return "PermitQuestion[" + content + ", " + audience + ", " + channel + "]";
    }
}
