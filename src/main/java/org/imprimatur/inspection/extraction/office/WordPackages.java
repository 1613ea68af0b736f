package org.imprimatur.inspection.extraction.office;

import java.util.Set;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/** Packages that say of themselves that they are text documents or templates of such, in WordprocessingML (ECMA-376). */
public final class WordPackages implements FormatReader {
    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        OfficePackage open = OfficePackage.of(file);
        String ending = open == null
                ? null
                : switch (open.type()) {
                    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" -> "docx";
                    case "application/vnd.ms-word.document.macroenabled.main+xml" -> "docm";
                    case "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml" -> "dotx";
                    case "application/vnd.ms-word.template.macroenabledtemplate.main+xml" -> "dotm";
                    default -> null;
                };
        return open == null || ending == null ? null : new RecognisedFile(Set.of(ending), new WordReader(open));
    }
}
