package org.imprimatur.inspection.extraction;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
 * Reads one XML part of a package. Elements that a reader knows are given to it; whatever else stands in the part, text,
 * attribute, comment or instruction, is swept up and searched later. Elements are named by a short prefix of their namespace,
 * whatever prefix the file uses.
 */
public class PartHandler extends DefaultHandler2 {
    /** Elements whose texts are pieces of one line, and those that end the line. */
    private static final Set<String> LINES = Set.of("p", "si", "is", "text", "comment", "threadedComment");

    private static final int SHORTEST_NUMBER = 7;
    private static final int DEEPEST = 128;

    private final String part;
    private final Budget budget;
    private final Set<String> known;
    private final Set<String> withText;
    private final Mechanism mechanism;
    private final Sweep sweep;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int lines;
    /** How the swept element that is open stands in the file, and its depth; 0 where none is open. */
    private Mechanism swept;

    private int sweptFrom;

    /** @param withText elements of these that may hold text; a name that ends in {@code *} stands for its whole namespace */
    protected PartHandler(String part, Budget budget, Set<String> known, Set<String> withText, Mechanism mechanism) {
        this.part = part;
        this.budget = budget;
        this.known = known;
        this.withText = withText;
        this.mechanism = mechanism;
        this.swept = mechanism;
        this.sweep = new Sweep("part /" + part, budget);
    }

    /** A known element begins. */
    protected void begin(String element, Attributes attributes) {
        sweepUp(attributes);
    }

    /** A known element ends, with the text directly in it; empty for elements without text. */
    protected void end(String element, String content) {}

    /** Any element begins. */
    protected void opened(Attributes attributes) {}

    /** Any element ends, with the text directly in it. */
    protected void closed(String name, CharSequence text) {}

    /** Text between the beginnings and ends of elements, in the order in which it stands. Whether the reader took it. */
    protected boolean takes(String text) {
        return false;
    }

    /** How the content of an element that is not known stands in the file. */
    protected Mechanism mechanismOf(String element) {
        return mechanism;
    }

    protected final String place() {
        return "part /" + part;
    }

    protected final Budget budget() {
        return budget;
    }

    protected final Sweep sweep() {
        return sweep;
    }

    /** The element around the one that begins or ends. */
    protected final String parent() {
        String parent = open.peek();
        return parent == null ? "" : parent;
    }

    protected final void sweepUp(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            sweep.setting(swept, attributes.getValue(i));
        }
    }

    /** What the reader did not take. */
    public List<Segment> segments() {
        return sweep.segments();
    }

    /** Whether a long piece of what the reader did not take is encoded, so that nothing can be read in it. */
    public final boolean isEncoded() {
        return sweep.isEncoded();
    }

    protected final UninspectableFile unread(UninspectableReason reason) {
        return new UninspectableFile(reason, place(), null);
    }

    public final void parse(InputStream in) {
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
        String element = Namespaces.name(namespace, local);
        if (open.size() >= DEEPEST) {
            throw unread(UninspectableReason.MALFORMED);
        }
        sweepText();
        opened(attributes);
        if (known.contains(element)) {
            begin(element, attributes);
        } else {
            if (sweptFrom == 0 && mechanismOf(element) != mechanism) {
                sweptFrom = open.size() + 1;
                swept = mechanismOf(element);
            }
            sweepUp(attributes);
        }
        open.push(element);
        lines += LINES.contains(local) ? 1 : 0;
    }

    @Override
    public final void endElement(String namespace, String local, String qualified) {
        String element = open.pop();
        closed(local, text);
        boolean isKnown = known.contains(element);
        if (isKnown && text.isEmpty()) {
            end(element, "");
        } else if (isKnown && mayHoldText(element)) {
            String content = text.toString();
            text.setLength(0);
            budget.read(content.length());
            end(element, content);
        } else {
            if (text.length() > 0) {
                sweepEnd(local);
            }
            if (isKnown) {
                end(element, "");
            }
        }
        if (LINES.contains(local)) {
            lines--;
            sweep.endLine(swept);
        }
        if (sweptFrom > open.size()) {
            sweptFrom = 0;
            swept = mechanism;
        }
    }

    private void sweepEnd(String local) {
        boolean piece = lines > 0 && local.equals("t");
        if (piece) {
            sweep.text(swept, text.toString(), true);
            text.setLength(0);
        } else {
            sweepText();
        }
    }

    /** Text that belongs to no element that is known. */
    private void sweepText() {
        if (text.length() == 0) {
            return;
        }
        String content = text.toString();
        text.setLength(0);
        if (takes(content)) {
            return;
        }
        boolean figure = content.length() < SHORTEST_NUMBER && content.chars().allMatch(c -> c <= '9');
        if (!figure && !content.isBlank()) {
            sweep.text(swept, content, false);
        }
    }

    @Override
    public final void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
        if (text.length() > budget.limits().characters()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CHARACTERS);
        }
    }

    private boolean mayHoldText(String element) {
        int prefix = element.indexOf(':');
        return withText.contains(element) || (prefix > 0 && withText.contains(element.substring(0, prefix + 1) + "*"));
    }

    @Override
    public final void comment(char[] characters, int start, int length) {
        sweep.text(Mechanism.OTHER_PART, new String(characters, start, length), false);
    }

    @Override
    public final void processingInstruction(String target, String data) {
        sweep.text(Mechanism.OTHER_PART, target + " " + data, false);
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
