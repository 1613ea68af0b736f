package org.imprimatur.inspection.extraction.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.extraction.PackageParts;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.ThemeColours;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.SheetCount;
import org.jspecify.annotations.Nullable;

/** Reads a presentation: its slides in their order with their notes, masters and layouts, then every other part. */
final class PresentationReader implements RecognisedFile.Reader {
    private static final String PRESENTATION = "presentationml.";

    private final OfficePackage file;
    private final Map<String, SlidePart> pages = new HashMap<>();
    private final Map<String, ThemeColours> themes = new HashMap<>();

    PresentationReader(OfficePackage file) {
        this.file = file;
    }

    @Override
    public Contents read() {
        String main = file.main();
        file.gathered().segments(file.parts().segments());
        var presentation = file.read(new PresentationPart(main, file.budget()), main);
        if (!presentation.isPresentation()) {
            throw UninspectableFile.malformed();
        }
        int hidden = 0;
        List<String> slides = slides(presentation);
        for (int i = 0; i < slides.size(); i++) {
            SlidePart slide = page(slides.get(i));
            if (!slide.isSlide()) {
                throw UninspectableFile.malformed();
            }
            Mechanism base = slide.isShown() ? Mechanism.VISIBLE : Mechanism.SLIDE_HIDDEN;
            hidden += slide.isShown() ? 0 : 1;
            tell(slides.get(i), "slide " + (i + 1), base, presentation);
            String notes = file.parts().only(slides.get(i), "notesSlide");
            if (notes != null && !file.isTaken(notes)) {
                page(notes);
                tell(notes, "slide " + (i + 1) + " notes", Mechanism.NOTES, presentation);
            }
        }
        readPagesLeft(presentation);
        file.readTheRest();
        file.gathered().counted(Contents.Unit.SLIDE, new SheetCount(slides.size() - hidden, hidden, 0));
        return file.gathered().contents();
    }

    private List<String> slides(PresentationPart presentation) {
        var slides = new ArrayList<String>();
        for (String id : presentation.slides()) {
            PackageParts.Related related = file.parts().target(file.main(), id);
            if (related.external() || slides.contains(related.target())) {
                throw UninspectableFile.malformed();
            }
            slides.add(related.target());
        }
        return slides;
    }

    /** Layouts and masters, and what no list of slides names any more, which whoever has the file can put back. */
    private void readPagesLeft(PresentationPart presentation) {
        for (String part : file.names()) {
            String type = file.type(part);
            int at = type.indexOf(PRESENTATION);
            Mechanism mechanism = switch (at < 0 ? "" : type.substring(at + PRESENTATION.length())) {
                case "slide+xml" -> file.isTaken(part) ? null : Mechanism.SLIDE_HIDDEN;
                case "notesslide+xml" -> file.isTaken(part) ? null : Mechanism.NOTES;
                case "slidelayout+xml", "slidemaster+xml", "notesmaster+xml", "handoutmaster+xml" -> Mechanism.MASTER;
                default -> null;
            };
            if (mechanism != null) {
                page(part);
                tell(part, "part /" + part, mechanism, presentation);
            }
        }
    }

    private SlidePart page(String part) {
        SlidePart page = pages.get(part);
        if (page == null) {
            page = file.read(new SlidePart(part, file.budget()), part);
            pages.put(part, page);
        }
        return page;
    }

    private void tell(String part, String path, Mechanism base, PresentationPart size) {
        var behind = new ArrayList<SlidePart>();
        SlidePart slide = page(part);
        // a master has many layouts
        String layout = slide.isSlide() ? file.parts().only(part, "slideLayout") : null;
        String role = base == Mechanism.NOTES ? "notesMaster" : "slideMaster";
        String master = file.parts().only(layout == null ? part : layout, role);
        Map<String, String> mapping = new HashMap<>();
        if (layout != null) {
            behind.add(page(layout));
        }
        if (master != null) {
            behind.add(page(master));
            mapping.putAll(page(master).mapping());
        }
        if (layout != null) {
            mapping.putAll(page(layout).mapping());
        }
        mapping.putAll(slide.mapping());
        var looks = new SlideLooks(slide, behind, new SlideColours(theme(master == null ? part : master), mapping));
        boolean ofSlide = base == Mechanism.VISIBLE || base == Mechanism.SLIDE_HIDDEN;
        // pages of notes have a size of their own, and what is off them is printed by nobody
        double far = Math.max(size.width(), size.height());
        new SlideTexts(
                        looks,
                        new Story(path, base, file.gathered(), file.budget()),
                        file.budget(),
                        ofSlide ? size.width() : 2 * far,
                        ofSlide ? size.height() : 2 * far)
                .tell();
    }

    private @Nullable ThemeColours theme(String of) {
        String part = file.parts().only(of, "theme");
        if (part == null) {
            return null;
        }
        ThemeColours theme = themes.get(part);
        if (theme == null) {
            theme = file.read(new ThemeColours(part, file.budget()), part);
            themes.put(part, theme);
        }
        return theme;
    }
}
