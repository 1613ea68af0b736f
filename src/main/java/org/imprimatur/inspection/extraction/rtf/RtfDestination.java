package org.imprimatur.inspection.extraction.rtf;

import java.util.HashMap;
import java.util.Map;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Where the text of a group goes (specification 1.9.1, "Destination").
 *
 * @param path of what is found in it
 */
record RtfDestination(String word, Kind kind, String path, Mechanism mechanism, Segment.Use use) {
    enum Kind {
        /** Paragraphs and tables, which a reader sees somewhere. */
        FLOW,
        /** A short text with a name. */
        TEXT,
        /** Holds groups of its own; text directly in it is nobody's. */
        AROUND,
        FONTS,
        COLOURS,
        /** Bytes as hexadecimal digits. */
        DATA
    }

    static final RtfDestination BODY =
            new RtfDestination("rtf", Kind.FLOW, "body", Mechanism.VISIBLE, Segment.Use.CONTENT);

    /** Of which no reader of the file knows anything: programs skip it. */
    static final RtfDestination UNKNOWN = text("*", "other destinations", Mechanism.OTHER_PART, Segment.Use.CONTENT);

    /** For programs that do not know the second, which is what others show. */
    static final RtfDestination FIRST_SPELLING = text("upr", "body", Mechanism.VISIBLE, Segment.Use.SETTING);

    private static final Map<String, RtfDestination> BY_WORD = new HashMap<>();

    static {
        flow(Mechanism.VISIBLE, "headers", "header", "headerl", "headerr", "headerf");
        flow(Mechanism.VISIBLE, "footers", "footer", "footerl", "footerr", "footerf");
        flow(Mechanism.VISIBLE, "footnotes", "footnote", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn");
        flow(Mechanism.COMMENT, "comments", "annotation");
        flow(Mechanism.DRAWING_TEXT, "drawings", "shptxt", "dptxbxtext");
        texts(Mechanism.COMMENT, Segment.Use.CONTENT, "comments", "atnid", "atnauthor");
        texts(
                Mechanism.COMMENT,
                Segment.Use.SETTING,
                "comments",
                "atndate",
                "atntime",
                "atnref",
                "atnparent",
                "atrfstart",
                "atrfend");
        texts(
                Mechanism.DOC_PROPERTY,
                Segment.Use.SUBJECT_OF_FILE,
                "properties",
                "title",
                "subject",
                "doccomm",
                "keywords",
                "category",
                "comment");
        texts(
                Mechanism.DOC_PROPERTY,
                Segment.Use.CONTENT,
                "properties",
                "author",
                "manager",
                "company",
                "operator",
                "hlinkbase",
                "propname",
                "staticval",
                "linkval",
                "docvar",
                "revtbl",
                "protusertbl",
                "template",
                "filetbl");
        texts(
                Mechanism.DOC_PROPERTY,
                Segment.Use.SETTING,
                "properties",
                "generator",
                "xmlnstbl",
                "passwordhash",
                "buptim",
                "creatim",
                "revtim",
                "printim",
                "rsidtbl");
        texts(Mechanism.HYPERLINK, Segment.Use.CONTENT, "fields", "fldinst", "datafield");
        texts(
                Mechanism.FORM_FIELD,
                Segment.Use.CONTENT,
                "form fields",
                "ffname",
                "ffdeftext",
                "ffhelptext",
                "ffstattext",
                "ffl",
                "ffentrymcr",
                "ffexitmcr",
                "ffformat");
        texts(Mechanism.DEFINED_NAME, Segment.Use.SETTING, "bookmarks", "bkmkstart", "bkmkend");
        texts(
                Mechanism.CONNECTION,
                Segment.Use.CONTENT,
                "mail merge",
                "mmconnectstr",
                "mmconnectstrdata",
                "mmquery",
                "mmdatasource",
                "mmheadersource",
                "mmodsosrc",
                "mmodsotable",
                "mmodsoudl",
                "mmmailsubject",
                "mmaddfieldname");
        texts(
                Mechanism.EMBEDDED_OBJECT,
                Segment.Use.SETTING,
                "object",
                "objclass",
                "objname",
                "oleclsid",
                "objtime",
                "objsect",
                "objitem",
                "objtopic");
        texts(Mechanism.DRAWING_TEXT, Segment.Use.SETTING, "drawings", "sn");
        texts(Mechanism.DRAWING_TEXT, Segment.Use.CONTENT, "drawings", "sv", "hlloc", "hlsrc", "hlfr", "hl");
        texts(
                Mechanism.OTHER_PART,
                Segment.Use.SETTING,
                "styles and lists",
                "stylesheet",
                "listname",
                "leveltext",
                "levelnumbers",
                "liststylename",
                "latentstyles",
                "lsdlockedexcept",
                "pgptbl",
                "mmathPr",
                "pnseclvl",
                "falt",
                "panose",
                "fname",
                "pntxta",
                "pntxtb",
                "pn",
                "wgrffmtfilter",
                "blipuid",
                "bliptag",
                "ebcstart",
                "ebcend",
                "fchars",
                "lchars",
                "xmlname",
                "xmlattrname",
                "xmlattrvalue");
        texts(Mechanism.VISIBLE, Segment.Use.SETTING, "body", "listtext", "pntext");
        texts(
                Mechanism.OTHER_PART,
                Segment.Use.CONTENT,
                "other destinations",
                "nonesttables",
                "xe",
                "tc",
                "tcn",
                "txe",
                "rxe",
                "private",
                "nextfile",
                "factoidname");
        around(
                "info",
                "userprops",
                "listtable",
                "listoverridetable",
                "list",
                "listlevel",
                "mailmerge",
                "mmodso",
                "mmodsofldmpdata",
                "mmodsorecipdata",
                "sp",
                "shpinst",
                "picprop",
                "formfield",
                "objalias",
                "pgp",
                "listpicture",
                "background",
                "shppict",
                "nonshppict");
        data(Mechanism.IMAGE_TEXT, "picture", "pict");
        data(Mechanism.EMBEDDED_OBJECT, "object", "objdata");
        data(Mechanism.OTHER_PART, "font", "fontfile", "fontemb");
        data(Mechanism.OTHER_PART, "theme", "themedata", "colorschememapping");
        data(Mechanism.CUSTOM_XML, "data store", "datastore");
        put("fonttbl", Kind.FONTS, "styles and lists", Mechanism.OTHER_PART, Segment.Use.SETTING);
        put("colortbl", Kind.COLOURS, "styles and lists", Mechanism.OTHER_PART, Segment.Use.SETTING);
    }

    /** Null for what is no destination by its name. */
    static @Nullable RtfDestination of(String word) {
        return BY_WORD.get(word);
    }

    private static RtfDestination text(String word, String path, Mechanism mechanism, Segment.Use use) {
        return new RtfDestination(word, Kind.TEXT, path, mechanism, use);
    }

    private static void put(String word, Kind kind, String path, Mechanism mechanism, Segment.Use use) {
        BY_WORD.put(word, new RtfDestination(word, kind, path, mechanism, use));
    }

    private static void flow(Mechanism mechanism, String path, String... words) {
        for (String word : words) {
            put(word, Kind.FLOW, path, mechanism, Segment.Use.CONTENT);
        }
    }

    private static void texts(Mechanism mechanism, Segment.Use use, String path, String... words) {
        for (String word : words) {
            put(word, Kind.TEXT, path, mechanism, use);
        }
    }

    private static void around(String... words) {
        for (String word : words) {
            put(word, Kind.AROUND, "other destinations", Mechanism.OTHER_PART, Segment.Use.CONTENT);
        }
    }

    private static void data(Mechanism mechanism, String path, String... words) {
        for (String word : words) {
            put(word, Kind.DATA, path, mechanism, Segment.Use.SETTING);
        }
    }
}
