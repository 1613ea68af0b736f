package org.imprimatur.session.rules;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes back to after signing in: a path on this service, with or without a query. Nothing that a browser could
 * read as another host: it would make the sign-in page a signpost to anywhere.
 *
 * @param value begins with exactly one slash; printable ASCII without backslash, everything else percent-encoded
 */
public record ReturnPath(String value) {
    /** It travels in an encrypted cookie of at most 4 KB. */
    static final int LONGEST = 1000;

    public ReturnPath {
        if (!isSpelledRight(value)) {
            throw new IllegalArgumentException("a return path begins with one slash and is printable ASCII");
        }
    }

    /** Empty for what is no return path, and for nothing. */
    public static Optional<ReturnPath> of(@Nullable String given) {
        return given != null && isSpelledRight(given) ? Optional.of(new ReturnPath(given)) : Optional.empty();
    }

    /** Browsers read a backslash as a slash, and leave out tabs and line ends wherever they stand. */
    private static boolean isSpelledRight(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(letter -> letter > ' ' && letter < 0x7f && letter != '\\');
    }
}
