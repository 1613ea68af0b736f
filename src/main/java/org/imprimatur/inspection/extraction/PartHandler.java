package org.imprimatur.inspection.extraction;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads one XML part of a package against a list of the elements that it may hold. Elements are named by a short prefix of
 * their namespace, whatever prefix the file uses. Attributes and texts that are not content are collected, and searched
 * later for identifiers that somebody left in them.
 */
class PartHandler extends DefaultHandler2 {
    /** Namespace to prefix; SpreadsheetML itself has none. Elements of all other namespaces are unread. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://schemas.openxmlformats.org/spreadsheetml/2006/main", ""),
            Map.entry("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"),
            Map.entry("http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", "x14:"),
            Map.entry("http://schemas.microsoft.com/office/spreadsheetml/2010/11/main", "x15:"),
            Map.entry("http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac", "x15ac:"),
            Map.entry("http://schemas.microsoft.com/office/spreadsheetml/2014/revision", "xr:"),
            Map.entry("http://schemas.microsoft.com/office/spreadsheetml/2018/calcfeatures", "xcalcf:"),
            Map.entry("http://schemas.openxmlformats.org/drawingml/2006/main", "a:"),
            Map.entry("http://schemas.microsoft.com/office/thememl/2012/main", "thm15:"),
            Map.entry("http://schemas.openxmlformats.org/package/2006/content-types", "ct:"),
            Map.entry("http://schemas.openxmlformats.org/package/2006/relationships", "rel:"),
            Map.entry("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp:"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc:"),
            Map.entry("http://purl.org/dc/terms/", "dcterms:"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "app:"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "custom:"),
            Map.entry("http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt:"));

    private static final int SHORTEST_IDENTIFIER = 7;
    private static final int DEEPEST = 64;

    private final String part;
    private final Budget budget;
    private final Set<String> allowed;
    private final Set<String> withText;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<String> settings = new LinkedHashSet<>();

    /**
     * @param allowed elements that may stand in the part; a name that ends in {@code *} allows its whole namespace
     * @param withText elements of these that may hold text
     */
    PartHandler(String part, Budget budget, Set<String> allowed, Set<String> withText) {
        this.part = part;
        this.budget = budget;
        this.allowed = allowed;
        this.withText = withText;
    }

    /** An element begins. */
    void begin(String element, Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            setting(attributes.getValue(i));
        }
    }

    /** An element ends, with the text directly in it; empty for elements without text. */
    void end(String element, String content) {}

    final String place() {
        return "part /" + part;
    }

    final Budget budget() {
        return budget;
    }

    /** The element around the one that begins or ends. */
    final String parent() {
        String parent = open.peek();
        return parent == null ? "" : parent;
    }

    final void setting(String value) {
        if (value.length() >= SHORTEST_IDENTIFIER && settings.add(value)) {
            budget.read(value.length());
        }
    }

    /** What was collected besides content, to be searched; empty text when there is nothing. */
    final Segment settings() {
        return new Segment(place(), "", Segment.Use.SETTING, Mechanism.DOC_PROPERTY, String.join("\n", settings), null);
    }

    final UninspectableFile unread(UninspectableReason reason) {
        return new UninspectableFile(reason, place(), null);
    }

    private static boolean isWord(String name) {
        return name.length() <= 40 && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    /** What a part is that is not read, as its name tells. */
    static Mechanism mechanism(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        if (name.contains("pivot")) {
            return Mechanism.PIVOT_CACHE;
        }
        if (name.contains("externallink")) {
            return Mechanism.EXTERNAL_LINK_CACHE;
        }
        if (name.contains("comment") || name.contains("persons/")) {
            return Mechanism.COMMENT;
        }
        return name.contains("docprops") || name.contains("docmetadata")
                ? Mechanism.DOC_PROPERTY
                : Mechanism.EMBEDDED_OBJECT;
    }

    final void parse(InputStream in) {
        try (in) {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setContentHandler(this);
            reader.setErrorHandler(this);
            reader.setEntityResolver(this);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", this);
            reader.parse(new InputSource(new FilterInputStream(in) {
                @Override
                public void close() {
                    // the parser closes what it has read; whether that was all is checked below
                }
            }));
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SAXException | IOException e) {
            throw unread(UninspectableReason.MALFORMED);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform has a parser that can refuse document types", e);
        }
    }

    @Override
    public final void startElement(String namespace, String local, String qualified, Attributes attributes) {
        String prefix = PREFIXES.get(namespace);
        String element = prefix + local;
        if (prefix == null || !(allowed.contains(element) || allowed.contains(prefix + "*"))) {
            throw new UninspectableFile(
                    UninspectableReason.UNREAD_ELEMENT, place() + (isWord(local) ? " element " + local : ""), null);
        }
        if (open.size() >= DEEPEST) {
            throw unread(UninspectableReason.MALFORMED);
        }
        checkNoText();
        begin(element, attributes);
        open.push(element);
    }

    @Override
    public final void endElement(String namespace, String local, String qualified) {
        String element = open.pop();
        String content = text.toString();
        text.setLength(0);
        if (mayHoldText(element)) {
            budget.read(content.length());
            end(element, content);
        } else if (content.isBlank()) {
            end(element, "");
        } else {
            throw unread(UninspectableReason.UNREAD_ELEMENT);
        }
    }

    @Override
    public final void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
        if (text.length() > budget.limits().characters()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CHARACTERS);
        }
    }

    /** Text between an element's beginning and its first child is read by nobody. */
    private void checkNoText() {
        if (!text.toString().isBlank()) {
            throw unread(UninspectableReason.UNREAD_ELEMENT);
        }
        text.setLength(0);
    }

    private boolean mayHoldText(String element) {
        return withText.contains(element) || withText.contains(element.substring(0, element.indexOf(':') + 1) + "*");
    }

    @Override
    public final void comment(char[] characters, int start, int length) {
        throw unread(UninspectableReason.UNREAD_ELEMENT);
    }

    @Override
    public final void processingInstruction(String target, String data) {
        throw unread(UninspectableReason.UNREAD_ELEMENT);
    }

    @Override
    public final void skippedEntity(String name) {
        throw unread(UninspectableReason.MALFORMED);
    }

    @Override
    public final InputSource resolveEntity(String name, String publicId, String base, String systemId)
            throws SAXException {
        throw new SAXException("entities are not resolved");
    }
}
