package org.imprimatur.inspection.extraction.pdf;

import java.io.ByteArrayInputStream;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.rules.Mechanism;

/** The texts of an XML stream, whatever it says. */
final class XmlTexts extends PartHandler {
    private XmlTexts(String name, Mechanism mechanism, Budget budget) {
        super(name, budget, Set.of(), Set.of(), mechanism);
    }

    static XmlTexts of(byte[] xml, Mechanism mechanism, Budget budget) {
        var texts = new XmlTexts("xml", mechanism, budget);
        texts.parse(new ByteArrayInputStream(xml));
        return texts;
    }
}
