package org.imprimatur.inspection.extraction.pdf;

import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** What a dictionary of the file is, and with it what the texts in it are. */
enum Kind {
    INFO,
    ANNOTATION,
    LINK,
    FIELD,
    ACTION,
    FILE,
    LINKED_FILE,
    OUTLINE,
    STRUCTURE,
    LABEL,
    SIGNATURE,
    MACHINE,
    PRIVATE,
    OTHER;

    private static final Set<String> ABOUT = Set.of("Title", "Subject", "Keywords");
    /** When and by which program the file was made. */
    private static final Set<String> MADE = Set.of("CreationDate", "ModDate", "Trapped", "Producer", "Creator");

    private static final Set<String> NOTES =
            Set.of("Contents", "RC", "T", "Subj", "OverlayText", "TU", "AC", "CA", "V", "Cap", "State");
    private static final Set<String> FIELDS =
            Set.of("T", "TU", "TM", "V", "DV", "RV", "Opt", "CA", "RC", "AC", "Contents", "Subj");
    private static final Set<String> SIGNED = Set.of("Name", "Reason", "Location", "ContactInfo");
    private static final Set<String> FILES = Set.of("F", "UF", "Desc", "DOS", "Mac", "Unix");
    private static final Set<String> TARGETS = Set.of("URI", "F", "UF", "D", "O", "P", "Base");
    private static final Set<String> MACHINE_TYPES = Set.of(
            "Font",
            "FontDescriptor",
            "OutputIntent",
            "XRef",
            "ObjStm",
            "Encoding",
            "CMap",
            "OCG",
            "OCMD",
            "Halftone",
            "ExtGState",
            "Catalog",
            "Pages",
            "Sig.Ref",
            "DocTimeStamp");
    private static final Set<String> SETTINGS = Set.of(
            "ID",
            "DA",
            "DS",
            "NM",
            "M",
            "CreationDate",
            "ModDate",
            "LastModified",
            "Lang",
            "Registry",
            "Ordering",
            "Lookup",
            "Names",
            "Limits",
            "Nums",
            "Dests",
            "D",
            "CheckSum",
            "Contents",
            "Cert",
            "IDS",
            "URLS");

    /** @param around the kind of the dictionary in which it stands by itself, under the key */
    static Kind of(COSDictionary dictionary, Kind around, String key) {
        String type = dictionary.getNameAsString(COSName.TYPE);
        if (key.equals("PieceInfo") || around == PRIVATE) {
            return PRIVATE;
        }
        if (type != null && MACHINE_TYPES.contains(type)) {
            return MACHINE;
        }
        Kind named = named(dictionary, type == null ? "" : type);
        return named != null ? named : around == MACHINE || around == OTHER ? OTHER : around;
    }

    private static @Nullable Kind named(COSDictionary dictionary, String type) {
        boolean field = dictionary.containsKey(COSName.FT) || dictionary.containsKey("TU");
        boolean annotation = type.equals("Annot")
                || (dictionary.containsKey(COSName.RECT) && dictionary.containsKey(COSName.SUBTYPE));
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        if (field || (annotation && "Widget".equals(subtype))) {
            return FIELD;
        }
        if (annotation) {
            return "Link".equals(subtype) ? LINK : ANNOTATION;
        }
        if (type.equals("Sig") || dictionary.containsKey("ByteRange")) {
            return SIGNATURE;
        }
        if (type.equals("StructElem") || (dictionary.containsKey(COSName.S) && dictionary.containsKey("Pg"))) {
            return STRUCTURE;
        }
        if (type.equals("Filespec") || dictionary.containsKey(COSName.EF)) {
            return dictionary.containsKey(COSName.EF) ? FILE : LINKED_FILE;
        }
        if (type.equals("Action") || dictionary.containsKey("JS") || dictionary.containsKey("URI")) {
            return ACTION;
        }
        if (dictionary.containsKey(COSName.TITLE)
                && (dictionary.containsKey(COSName.PARENT) || dictionary.containsKey(COSName.DEST))) {
            return OUTLINE;
        }
        if (dictionary.containsKey(COSName.T)
                && (dictionary.containsKey(COSName.KIDS) || dictionary.containsKey(COSName.PARENT))) {
            return FIELD;
        }
        if (dictionary.containsKey(COSName.S)
                && !dictionary.containsKey(COSName.ALT)
                && (dictionary.containsKey(COSName.F) || dictionary.containsKey(COSName.D))) {
            return ACTION;
        }
        boolean label = type.equals("PageLabel")
                || (dictionary.containsKey(COSName.P)
                        && dictionary.size() <= 4
                        && dictionary.getDictionaryObject(COSName.P) instanceof COSString);
        return label ? LABEL : null;
    }

    /** How a text in it stands in the file. */
    Mechanism mechanism(String key) {
        return switch (this) {
            case INFO -> Mechanism.DOC_PROPERTY;
            case ANNOTATION -> NOTES.contains(key) ? Mechanism.ANNOTATION : Mechanism.OTHER_PART;
            case LINK, LINKED_FILE -> Mechanism.HYPERLINK;
            case FIELD, SIGNATURE -> Mechanism.FORM_FIELD;
            case ACTION -> key.equals("JS") ? Mechanism.MACRO : Mechanism.HYPERLINK;
            case FILE -> Mechanism.ATTACHMENT;
            case OUTLINE -> key.equals("Title") ? Mechanism.VISIBLE : Mechanism.OTHER_PART;
            case LABEL -> Mechanism.VISIBLE;
            case STRUCTURE -> structure(key);
            case MACHINE, PRIVATE, OTHER -> Mechanism.OTHER_PART;
        };
    }

    private static Mechanism structure(String key) {
        return switch (key) {
            case "ActualText", "E" -> Mechanism.INVISIBLE_TEXT;
            case "Alt" -> Mechanism.DRAWING_TEXT;
            default -> Mechanism.OTHER_PART;
        };
    }

    Segment.Use use(String key) {
        boolean content = switch (this) {
            case INFO -> !MADE.contains(key);
            case ANNOTATION -> NOTES.contains(key);
            case LINK -> key.equals("Contents");
            case FIELD -> FIELDS.contains(key);
            case ACTION -> key.equals("JS") || TARGETS.contains(key);
            case FILE, LINKED_FILE -> FILES.contains(key);
            case SIGNATURE -> SIGNED.contains(key);
            case OUTLINE -> key.equals("Title");
            case STRUCTURE -> Set.of("ActualText", "E", "Alt", "T").contains(key);
            case LABEL, PRIVATE -> true;
            case OTHER -> !SETTINGS.contains(key);
            case MACHINE -> false;
        };
        if (content) {
            return this == INFO && ABOUT.contains(key) ? Segment.Use.SUBJECT_OF_FILE : Segment.Use.CONTENT;
        }
        return Segment.Use.SETTING;
    }
}
