package org.imprimatur.inspection.extraction.office;

import java.util.Set;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/** Packages that say of themselves that they are presentations, shows or templates of such, in PresentationML (ECMA-376). */
public final class PresentationPackages implements FormatReader {
    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        OfficePackage open = OfficePackage.of(file);
        String ending = open == null
                ? null
                : switch (open.type()) {
                    case "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml" -> "pptx";
                    case "application/vnd.ms-powerpoint.presentation.macroenabled.main+xml" -> "pptm";
                    case "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml" -> "ppsx";
                    case "application/vnd.ms-powerpoint.slideshow.macroenabled.main+xml" -> "ppsm";
                    case "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml" -> "potx";
                    case "application/vnd.ms-powerpoint.template.macroenabled.main+xml" -> "potm";
                    default -> null;
                };
        return open == null || ending == null ? null : new RecognisedFile(Set.of(ending), new PresentationReader(open));
    }
}
