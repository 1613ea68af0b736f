package org.imprimatur.inspection.extraction.office;

import java.util.Map;
import org.imprimatur.inspection.extraction.PackageParts;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.ThemeColours;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Reads a text document: what says how it looks, the document, the texts beside it, then every other part. */
final class WordReader implements RecognisedFile.Reader {
    private static final String WORD = "wordprocessingml.";

    private final OfficePackage file;
    private boolean evenHeaders;
    private boolean ground;

    WordReader(OfficePackage file) {
        this.file = file;
    }

    @Override
    public Contents read() {
        PackageParts parts = file.parts();
        String main = file.main();
        file.gathered().segments(parts.segments());
        @Nullable String themePart = parts.only(main, "theme");
        ThemeColours theme =
                themePart == null ? null : file.read(new ThemeColours(themePart, file.budget()), themePart);
        var colours = new WordColours(theme, settings());
        @Nullable String stylesPart = parts.only(main, "styles");
        var styles = new WordStyles(stylesPart == null ? "" : stylesPart, file.budget(), colours);
        if (stylesPart != null) {
            file.read(styles, stylesPart);
        }
        WordText document = text(main, "document", Mechanism.VISIBLE, styles, colours);
        if (!document.isDocument()) {
            throw UninspectableFile.malformed();
        }
        for (String part : file.names()) {
            Mechanism mechanism = file.isTaken(part) ? null : mechanism(part, document.headers());
            if (mechanism != null) {
                text(part, "part /" + part, mechanism, styles, colours);
            }
        }
        file.readTheRest();
        return file.gathered().contents();
    }

    private Map<String, String> settings() {
        @Nullable String part = file.parts().only(file.main(), "settings");
        if (part == null) {
            return Map.of();
        }
        WordSettings settings = file.read(new WordSettings(part, file.budget()), part);
        evenHeaders = settings.evenHeaders();
        ground = settings.showsGround();
        return settings.mapping();
    }

    private WordText text(String part, String path, Mechanism mechanism, WordStyles styles, WordColours colours) {
        var story = new Story(path, mechanism, file.gathered(), file.budget());
        if (ground) {
            story.showGround();
        }
        var text = file.read(new WordText(part, file.budget(), story, styles, colours), part);
        text.close();
        return text;
    }

    /** How the text of a part stands in the file; null for a part that holds no text of the document. */
    private @Nullable Mechanism mechanism(String part, HeaderUse headers) {
        String type = file.type(part);
        int at = type.indexOf(WORD);
        return switch (at < 0 ? "" : type.substring(at + WORD.length())) {
            case "header+xml", "footer+xml" -> isShown(part, headers) ? Mechanism.VISIBLE : Mechanism.OTHER_PART;
            case "footnotes+xml", "endnotes+xml" -> related(part) == null ? Mechanism.OTHER_PART : Mechanism.VISIBLE;
            case "comments+xml" -> Mechanism.COMMENT;
            case "document.glossary+xml" -> Mechanism.OTHER_PART;
            default -> null;
        };
    }

    private boolean isShown(String part, HeaderUse headers) {
        return file.parts().relatedTo(file.main()).stream()
                .filter(each -> each.target().equals(part))
                .anyMatch(each -> headers.shows(each.id(), evenHeaders));
    }

    private PackageParts.@Nullable Related related(String part) {
        return file.parts().relatedTo(file.main()).stream()
                .filter(each -> each.target().equals(part))
                .findFirst()
                .orElse(null);
    }
}
