package org.imprimatur.inspection.extraction.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Which optional content (ISO 32000-2, 8.11) is seen when the file is opened. */
final class Layers {
    private static final COSName USAGE = COSName.getPDFName("Usage");
    private static final COSName VIEW = COSName.getPDFName("View");
    private static final COSName VIEW_STATE = COSName.getPDFName("ViewState");
    private static final COSName OFF = COSName.getPDFName("OFF");
    private static final COSName EXPRESSION = COSName.getPDFName("VE");
    private static final int DEEPEST = 20;

    private final Set<COSDictionary> hidden = Collections.newSetFromMap(new IdentityHashMap<>());

    Layers(COSDictionary catalog) {
        COSDictionary properties = catalog.getCOSDictionary(COSName.OCPROPERTIES);
        COSDictionary usual = properties == null ? null : properties.getCOSDictionary(COSName.D);
        if (properties == null || usual == null) {
            return;
        }
        if (OFF.equals(usual.getCOSName(COSName.BASE_STATE))) {
            addAll(properties.getCOSArray(COSName.OCGS));
            removeAll(usual.getCOSArray(COSName.ON));
        }
        addAll(usual.getCOSArray(COSName.OFF));
        boolean byUsage = usual.getDictionaryObject("AS") instanceof COSArray rules && rules.size() > 0;
        COSArray groups = properties.getCOSArray(COSName.OCGS);
        for (int i = 0; byUsage && groups != null && i < groups.size(); i++) {
            if (groups.getObject(i) instanceof COSDictionary group && isOffByUsage(group)) {
                hidden.add(group);
            }
        }
    }

    private static boolean isOffByUsage(COSDictionary group) {
        COSDictionary usage = group.getCOSDictionary(USAGE);
        COSDictionary view = usage == null ? null : usage.getCOSDictionary(VIEW);
        return view != null && OFF.equals(view.getCOSName(VIEW_STATE));
    }

    private void addAll(@Nullable COSArray groups) {
        for (int i = 0; groups != null && i < groups.size(); i++) {
            if (groups.getObject(i) instanceof COSDictionary group) {
                hidden.add(group);
            }
        }
    }

    private void removeAll(@Nullable COSArray groups) {
        for (int i = 0; groups != null && i < groups.size(); i++) {
            hidden.remove(groups.getObject(i));
        }
    }

    /** @param content a group, a membership of groups, or null */
    boolean isHidden(@Nullable COSBase content) {
        if (hidden.isEmpty() || !(content instanceof COSDictionary dictionary)) {
            return false;
        }
        if (!COSName.OCMD.equals(dictionary.getCOSName(COSName.TYPE))) {
            return hidden.contains(dictionary);
        }
        if (dictionary.getDictionaryObject(EXPRESSION) instanceof COSArray expression) {
            return !isShown(expression, 0);
        }
        return !isShown(dictionary);
    }

    private boolean isShown(COSDictionary membership) {
        COSBase groups = membership.getDictionaryObject(COSName.OCGS);
        if (groups instanceof COSDictionary group) {
            var single = new COSArray();
            single.add(group);
            groups = single;
        }
        int on = 0;
        int off = 0;
        for (int i = 0; groups instanceof COSArray several && i < several.size(); i++) {
            if (several.getObject(i) instanceof COSDictionary group) {
                on += hidden.contains(group) ? 0 : 1;
                off += hidden.contains(group) ? 1 : 0;
            }
        }
        String policy = membership.getNameAsString(COSName.P);
        return on + off == 0
                || switch (policy == null ? "AnyOn" : policy) {
                    case "AllOn" -> off == 0;
                    case "AnyOff" -> off > 0;
                    case "AllOff" -> on == 0;
                    default -> on > 0;
                };
    }

    private boolean isShown(COSBase expression, int depth) {
        if (expression instanceof COSDictionary group) {
            return !hidden.contains(group);
        }
        if (depth > DEEPEST
                || !(expression instanceof COSArray terms)
                || !(terms.size() > 1 && terms.getObject(0) instanceof COSName operator)) {
            return true;
        }
        boolean and = operator.getName().equals("And");
        boolean result = and;
        for (int i = 1; i < terms.size(); i++) {
            boolean term = terms.getObject(i) != null && isShown(terms.getObject(i), depth + 1);
            result = and ? result && term : result || term;
        }
        boolean not = operator.getName().equals("Not");
        return not != result;
    }
}
