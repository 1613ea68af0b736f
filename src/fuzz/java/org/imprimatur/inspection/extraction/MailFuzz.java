package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails, as they travel and as Outlook saves them. */
class MailFuzz {
    @MethodSource("mails")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void mail(byte[] file) {
        Fuzzed.read(name(file), file);
    }

    /** An OLE2 container is an item of Outlook. */
    private static String name(byte[] file) {
        return UnknownFile.isOle2(file) ? "a.msg" : "a.eml";
    }

    static Stream<byte[]> mails() {
        return MailCases.all().stream().map(MechanismCase::file);
    }
}
