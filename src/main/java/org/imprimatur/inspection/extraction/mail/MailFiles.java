package org.imprimatur.inspection.extraction.mail;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/**
 * Mails as they travel (RFC 5322, RFC 2045), and pages saved in that form with everything that belongs to them (RFC 2557). Told by the header: lines
 * that are all fields, among them one that people give and one that only programs write, so that a note with a subject stays a text.
 */
public final class MailFiles implements FormatReader {
    private static final int LONGEST_HEADER = 1 << 17;
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,76})[ \\t]*:.*");
    private static final Set<String> OF_PROGRAMS = Set.of(
            "mime-version",
            "received",
            "message-id",
            "return-path",
            "delivered-to",
            "dkim-signature",
            "content-type",
            "x-mailer",
            "user-agent",
            "x-mozilla-status");
    private static final Set<String> OF_PEOPLE =
            Set.of("from", "to", "subject", "date", "sender", "resent-from", "content-type");

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        if (!isMail(file.beginning(LONGEST_HEADER))) {
            return null;
        }
        return new RecognisedFile(
                Set.of("eml", "mht", "mhtml"), () -> new MailReader(file.budget(), file.depth()).read(file.bytes()));
    }

    private static boolean isMail(String beginning) {
        var names = new HashSet<String>();
        int at = 0;
        while (at < beginning.length()) {
            int end = beginning.indexOf('\n', at);
            String line = beginning.substring(at, end < 0 ? beginning.length() : end);
            String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (text.isEmpty()) {
                break;
            }
            boolean goesOn = (text.charAt(0) == ' ' || text.charAt(0) == '\t') && !names.isEmpty();
            Matcher field = FIELD.matcher(text);
            if (!goesOn && !field.matches()) {
                return false;
            }
            if (!goesOn) {
                names.add(field.group(1).toLowerCase(Locale.ROOT));
            }
            at = end < 0 ? beginning.length() : end + 1;
        }
        return names.size() >= 2
                && names.stream().anyMatch(OF_PROGRAMS::contains)
                && names.stream().anyMatch(OF_PEOPLE::contains);
    }
}
