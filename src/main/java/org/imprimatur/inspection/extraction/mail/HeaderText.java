package org.imprimatur.inspection.extraction.mail;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/**
 * The header of a mail: five fields are shown, all others are kept from its readers by their programs. An address that is shown is not
 * hidden where another field repeats it, and what names a mail is no address, though it looks like one.
 */
final class HeaderText {
    private static final Set<String> SHOWN = Set.of("from", "to", "cc", "date");
    private static final Set<String> OF_PROGRAMS = Set.of(
            "received",
            "mime-version",
            "dkim-signature",
            "domainkey-signature",
            "authentication-results",
            "received-spf",
            "thread-index",
            "precedence",
            "importance",
            "priority",
            "auto-submitted",
            "user-agent",
            "feedback-id",
            "autocrypt",
            "openpgp",
            "status",
            "dkim-filter",
            "errors-to",
            "snapshot-content-location");
    private static final List<String> OF_PROGRAMS_BEGIN = List.of(
            "arc-",
            "content-",
            "list-",
            "x-ms-",
            "x-microsoft-",
            "x-forefront-",
            "x-google-",
            "x-gm-",
            "x-received",
            "x-spam",
            "x-mozilla-",
            "x-mailer",
            "x-originat",
            "x-exchange-",
            "x-eop",
            "x-virus-");
    private static final Pattern NAMES_MAIL =
            Pattern.compile("(.*-)?message-id|references|in-reply-to|content-id|list-.*|x-.*-id");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,253}", Pattern.CASE_INSENSITIVE);

    private final Budget budget;
    private final Gathered gathered;
    private final Set<String> seen = new HashSet<>();

    HeaderText(Budget budget, Gathered gathered) {
        this.budget = budget;
        this.gathered = gathered;
    }

    /** The header of the mail itself. */
    void mail(List<MailField> fields, String place) {
        for (MailField field : fields) {
            if (SHOWN.contains(field.name())) {
                shown(place, field.name(), field.text(), Segment.Use.CONTENT);
            } else if (field.name().equals("subject")) {
                shown(place, field.name(), field.text(), Segment.Use.SUBJECT_OF_FILE);
            }
            unread(field, place);
        }
        fields.stream()
                .filter(field -> !SHOWN.contains(field.name()) && !field.name().equals("subject"))
                .forEach(field -> kept(place, field.name(), field.text(), isOfPrograms(field.name())));
    }

    /** The header of a part, of which nothing is shown. */
    void part(List<MailField> fields, String place) {
        for (MailField field : fields) {
            kept(place, field.name(), field.text(), isOfPrograms(field.name()));
            unread(field, place);
        }
    }

    void shown(String place, String name, String text, Segment.Use use) {
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            seen.add(address.group().toLowerCase(Locale.ROOT));
        }
        if (!text.isBlank()) {
            gathered.segment(new Segment(place, name, use, Mechanism.VISIBLE, text, null));
        }
    }

    /** @param ofPrograms whether it is meant for programs, and no text */
    void kept(String place, String name, String text, boolean ofPrograms) {
        String hidden = withoutSeen(NAMES_MAIL.matcher(name).matches() ? text.replace('@', ' ') : text);
        if (hidden.isBlank()) {
            return;
        }
        var sweep = new Sweep(place + " " + name, budget);
        sweep.text(Mechanism.MAIL_HEADER, hidden, false);
        if (sweep.isEncoded()) {
            gathered.unread(place + " " + name, Mechanism.MAIL_HEADER);
        }
        gathered.segment(new Segment(
                place,
                name,
                ofPrograms ? Segment.Use.SETTING : Segment.Use.CONTENT,
                Mechanism.MAIL_HEADER,
                hidden,
                null));
    }

    /** Without the addresses that are shown. */
    private String withoutSeen(String text) {
        return ADDRESS.matcher(text)
                .replaceAll(found -> seen.contains(found.group().toLowerCase(Locale.ROOT))
                        ? ""
                        : Matcher.quoteReplacement(found.group()));
    }

    private void unread(MailField field, String place) {
        if (field.isUnread()) {
            gathered.unread(place + " " + field.name(), Mechanism.MAIL_HEADER);
        }
    }

    private static boolean isOfPrograms(String name) {
        return OF_PROGRAMS.contains(name)
                || OF_PROGRAMS_BEGIN.stream().anyMatch(name::startsWith)
                || NAMES_MAIL.matcher(name).matches();
    }
}
