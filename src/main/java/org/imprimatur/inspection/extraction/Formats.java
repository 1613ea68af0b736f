package org.imprimatur.inspection.extraction;

import java.util.List;
import org.imprimatur.inspection.extraction.archive.Archives;
import org.imprimatur.inspection.extraction.image.ImageFiles;
import org.imprimatur.inspection.extraction.mail.MailFiles;
import org.imprimatur.inspection.extraction.mail.OutlookFiles;
import org.imprimatur.inspection.extraction.office.PresentationPackages;
import org.imprimatur.inspection.extraction.office.WordPackages;
import org.imprimatur.inspection.extraction.oldoffice.OldDocuments;
import org.imprimatur.inspection.extraction.opendocument.OpenDocuments;
import org.imprimatur.inspection.extraction.pdf.PdfFiles;
import org.imprimatur.inspection.extraction.rtf.RtfFiles;
import org.imprimatur.inspection.extraction.web.WebPages;
import org.jspecify.annotations.Nullable;

/** Every format that is told by its bytes. Texts, which are told by their names, are {@link TextFormat}. */
final class Formats {
    /** In this order: a package is an archive only if no other reader knows it. */
    /** In this order: a package is an archive only if no other reader knows it. */
    private static final List<FormatReader> READERS = List.of(
            new WorkbookPackages(),
            new OldWorkbooks(),
            new WordPackages(),
            new PresentationPackages(),
            new OpenDocuments(),
            new OldDocuments(),
            new OutlookFiles(),
            new PdfFiles(),
            new RtfFiles(),
            new ImageFiles(),
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
