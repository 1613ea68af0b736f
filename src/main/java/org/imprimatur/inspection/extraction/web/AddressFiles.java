package org.imprimatur.inspection.extraction.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Files that lie in the addresses of a page, each read as what it is. */
final class AddressFiles {
    private final Budget budget;
    private final int depth;
    private final Gathered gathered;
    private final Sweep sweep;
    private int files;

    /** @param sweep takes what an address says beside its file */
    AddressFiles(Budget budget, int depth, Gathered gathered, Sweep sweep) {
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
        this.sweep = sweep;
    }

    /** Files in any text: a style sheet, a value that holds addresses among other things, a script. */
    void in(String text) {
        var addresses = new LinkedHashSet<String>();
        List<CssTokens.Token> known = new CssTokens(text)
                .tokens().stream()
                        .filter(token -> token.address() ? DataUri.is(token.text()) : DataUri.isCertain(token.text()))
                        .toList();
        known.forEach(token -> addresses.add(token.text()));
        Matcher anywhere = DataUri.ANYWHERE.matcher(text);
        int next = 0;
        while (anywhere.find()) {
            budget.checkTime();
            int at = anywhere.start();
            while (next < known.size() && known.get(next).to() <= at) {
                next++;
            }
            if (next == known.size() || at < known.get(next).from()) {
                addresses.add(anywhere.group());
            }
        }
        addresses.forEach(this::file);
    }

    /** Bytes of a file that something else reads; null where they cannot be decoded. */
    byte @Nullable [] bytes(DataUri uri) {
        sweep.setting(Mechanism.OTHER_PART, uri.head());
        sweep.setting(Mechanism.INVISIBLE_TEXT, uri.fragment());
        byte[] bytes = uri.bytes();
        budget.expand(bytes == null ? 0 : bytes.length);
        return bytes;
    }

    void file(String address) {
        files++;
        String place = "file " + files + " in an address";
        DataUri uri = DataUri.of(address);
        byte[] bytes = bytes(uri);
        if (bytes == null) {
            sweep.text(Mechanism.INVISIBLE_TEXT, address, false);
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        } else if (uri.type().equals("image/svg+xml")) {
            page(uri, bytes, place, Mechanism.DRAWING_TEXT);
        } else if (Set.of("text/html", "application/xhtml+xml").contains(uri.type())) {
            page(uri, bytes, place, Mechanism.EMBEDDED_OBJECT);
        } else if (bytes.length > 0) {
            var embedded = new EmbeddedFile(budget, depth, Mechanism.EMBEDDED_OBJECT);
            if (uri.type().startsWith("text/")) {
                embedded.readUnnamed(bytes, place, gathered);
            } else {
                embedded.read(bytes, place, gathered);
            }
        }
    }

    private void page(DataUri uri, byte[] bytes, String place, Mechanism mechanism) {
        try {
            boolean drawing = mechanism == Mechanism.DRAWING_TEXT;
            String charset = uri.charset() == null && drawing ? "utf-8" : uri.charset();
            gathered.embedded(
                    place,
                    mechanism,
                    new WebPage(budget, depth + 1, Map.of()).read(DeclaredEncoding.ofPage(bytes, charset)));
        } catch (UninspectableFile notRead) {
            if (notRead.reason().isLimit()) {
                throw notRead;
            }
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        }
    }
}
