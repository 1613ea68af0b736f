package org.imprimatur.inspection.extraction;

import org.apache.poi.ss.formula.ptg.ArrayPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.StringPtg;

/** What stands in a formula as a value. */
final class XlsFormula {
    private XlsFormula() {}

    /** A text in quotes, an array in braces; whatever refers to cells by the name of what it is. */
    static String text(Ptg token) {
        if (token instanceof StringPtg || token instanceof ArrayPtg) {
            return token.toFormulaString();
        }
        return token.getClass().getSimpleName();
    }
}
