package org.imprimatur.inspection.extraction;

import java.util.List;
import org.imprimatur.inspection.extraction.archive.Archives;
import org.imprimatur.inspection.extraction.mail.MailFiles;
import org.imprimatur.inspection.extraction.mail.OutlookFiles;
import org.imprimatur.inspection.extraction.web.WebPages;
import org.jspecify.annotations.Nullable;

/** Every format that is told by its bytes. Texts, which are told by their names, are {@link TextFormat}. */
final class Formats {
    /** A package is an archive only if no other reader knows it. */
    private static final List<FormatReader> READERS = List.of(
            new WorkbookPackages(),
            new OldWorkbooks(),
            new OutlookFiles(),
            new MailFiles(),
            new WebPages(),
            new Archives());

    private Formats() {}

    /** Null where no reader knows it. */
    static @Nullable RecognisedFile of(UnknownFile file) {
        for (FormatReader reader : READERS) {
            RecognisedFile recognised = reader.recognise(file);
            if (recognised != null) {
                return recognised;
            }
        }
        return null;
    }
}
