package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * What of a version that went out is held against a later one. Lives as long as the inspection of that one, in the process that read
 * both, and is never stored: it holds counts in the clear.
 */
public final class Edition {
    private final int number;
    private final boolean read;
    private final Aliases aliases = new Aliases();
    private final KeySet people = new KeySet();
    private final KeySet claimants = new KeySet();
    private final Set<ProtectionCategory> claims = EnumSet.noneOf(ProtectionCategory.class);
    private final List<TableFigures> tables = new ArrayList<>();

    private Edition(int number, boolean read) {
        this.number = number;
        this.read = read;
    }

    /** One that could not be read, or not together with the other. */
    public static Edition unread(int number) {
        return new Edition(number, false);
    }

    /** @param number of the version in its document */
    public static Edition of(int number, Contents contents, String fileName, Ruleset ruleset, KeyedHash hash) {
        var edition = new Edition(number, true);
        Inspection.remember(contents, fileName, ruleset, hash, edition);
        return edition;
    }

    int number() {
        return number;
    }

    boolean isRead() {
        return read;
    }

    /** Those of all editions that are compared, so that somebody who has a number in one is known in the other by name. */
    Aliases aliases() {
        return aliases;
    }

    KeySet people() {
        return people;
    }

    KeySet claimants() {
        return claimants;
    }

    /** The categories of the claims that it links to people. */
    Set<ProtectionCategory> claims() {
        return claims;
    }

    List<TableFigures> tables() {
        return tables;
    }

    @Override
    public String toString() {
        return "Edition[" + number + "]";
    }
}
