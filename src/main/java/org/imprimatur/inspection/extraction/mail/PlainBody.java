package org.imprimatur.inspection.extraction.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EncodedText;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.PlainTextReading;
import org.imprimatur.inspection.extraction.web.DeclaredEncoding;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;

/** The text of a mail. Files that are written into it in letters are unread parts. */
final class PlainBody {
    private static final Pattern FILES = Pattern.compile(
            "(?m)^(begin(-base64)? [0-7]{3,4} \\S|=ybegin |-----BEGIN (PGP MESSAGE|PKCS7|CMS)|\\(This file must be converted with BinHex)");
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");
    /** A line that goes on in the next, whose last blank is not part of the text (RFC 3676, 4.3). */
    private static final Pattern SOFT = Pattern.compile(" \r?\n>*");

    private final Budget budget;
    private final MailPart part;

    PlainBody(Budget budget, MailPart part) {
        this.budget = budget;
        this.part = part;
    }

    Contents read(byte[] bytes, String place, Gathered gathered) {
        EncodedText encoded = DeclaredEncoding.of(bytes, part.charset());
        String text = encoded.text();
        if (FILES.matcher(text).find()) {
            gathered.unread(place + " file in the text", Mechanism.ATTACHMENT);
        }
        boolean joins = "yes".equalsIgnoreCase(part.parameters().getOrDefault("delsp", "no"));
        if (joins) {
            budget.read(text.length());
            gathered.embedded(
                    place + " with its lines joined",
                    Mechanism.VISIBLE,
                    new PlainTextReading(budget).read(SOFT.matcher(text).replaceAll("")));
        }
        return new PlainTextReading(budget).read(encoded);
    }

    /** Lines of calendars and visiting cards go on in the next (RFC 5545, 3.1). */
    static byte[] unfolded(MailPart part, byte[] bytes) {
        boolean folds = part.type().equals("text/calendar") || part.type().contains("vcard");
        return folds
                ? FOLD.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                        .replaceAll("")
                        .getBytes(StandardCharsets.ISO_8859_1)
                : bytes;
    }
}
