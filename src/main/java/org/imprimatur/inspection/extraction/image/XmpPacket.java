package org.imprimatur.inspection.extraction.image;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.xml.sax.Attributes;

/** A packet of XMP (ISO 16684-1): every text and attribute in it, and whether it says where the picture was taken. */
final class XmpPacket extends PartHandler {
    private static final Set<String> POSITIONS =
            Set.of("GPSLatitude", "GPSLongitude", "GPSDestLatitude", "GPSDestLongitude");

    private final List<String> position = new ArrayList<>();

    private XmpPacket(PictureTexts said) {
        super("XMP", said.budget(), Set.of(), Set.of(), Mechanism.IMAGE_METADATA);
    }

    static void read(byte[] packet, PictureTexts said) {
        var reader = new XmpPacket(said);
        try {
            reader.parse(new ByteArrayInputStream(trimmed(packet)));
        } catch (UninspectableFile notXml) {
            if (notXml.reason().isLimit()) {
                throw notXml;
            }
            said.unread("XMP", Mechanism.IMAGE_METADATA);
            said.bytes("XMP", packet);
        }
        for (Segment segment : reader.segments()) {
            if (segment.use() == Segment.Use.SETTING) {
                said.setting("XMP", segment.text());
            } else {
                segment.text().lines().filter(line -> line.length() < 2_000).forEach(line -> said.text("XMP", line));
                segment.text()
                        .lines()
                        .filter(line -> line.length() >= 2_000)
                        .forEach(line -> said.setting("XMP", line));
            }
        }
        if (reader.sweep().isEncoded()) {
            said.unread("XMP, encoded", Mechanism.IMAGE_TEXT);
        }
        if (!reader.position.isEmpty()) {
            said.position("XMP", String.join(" ", reader.position));
        }
    }

    /** Writers fill up with bytes of zero. */
    private static byte[] trimmed(byte[] packet) {
        return new String(packet, StandardCharsets.ISO_8859_1).strip().startsWith("<")
                ? new String(packet, StandardCharsets.ISO_8859_1)
                        .replaceAll("\0+$", "")
                        .strip()
                        .getBytes(StandardCharsets.ISO_8859_1)
                : packet;
    }

    @Override
    protected void opened(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (POSITIONS.contains(attributes.getLocalName(i))) {
                position.add(attributes.getValue(i));
            }
        }
    }

    @Override
    protected void closed(String name, CharSequence text) {
        if (POSITIONS.contains(name) && !text.toString().isBlank()) {
            position.add(text.toString());
        }
    }
}
