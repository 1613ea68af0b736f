package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.rules.Mechanism.IMAGE_METADATA;
import static org.imprimatur.inspection.rules.Mechanism.IMAGE_TEXT;
import static org.imprimatur.inspection.rules.Mechanism.OTHER_PART;
import static org.imprimatur.testing.SamplePicture.exif;
import static org.imprimatur.testing.SamplePicture.gif;
import static org.imprimatur.testing.SamplePicture.gifWithWords;
import static org.imprimatur.testing.SamplePicture.heif;
import static org.imprimatur.testing.SamplePicture.iptc;
import static org.imprimatur.testing.SamplePicture.joined;
import static org.imprimatur.testing.SamplePicture.jpeg;
import static org.imprimatur.testing.SamplePicture.jpegWithExif;
import static org.imprimatur.testing.SamplePicture.jpegWithXmp;
import static org.imprimatur.testing.SamplePicture.packed;
import static org.imprimatur.testing.SamplePicture.plain;
import static org.imprimatur.testing.SamplePicture.png;
import static org.imprimatur.testing.SamplePicture.webp;
import static org.imprimatur.testing.SamplePicture.xmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePicture;

/** Every place in pictures where people can be beside what is shown. A picture is never clean, nor are the twins. */
final class ImageCases {
    private final List<MechanismCase> cases = new ArrayList<>();

    private ImageCases() {}

    static List<MechanismCase> all() {
        var cases = new ImageCases();
        cases.jpegs();
        cases.pngs();
        cases.others();
        cases.behind();
        return cases.cases;
    }

    private void add(String ending, Mechanism mechanism, String what, int people, byte[] file, byte[] twin) {
        cases.add(new MechanismCase(ending, mechanism, what, people, file, twin));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String rosterText() {
        return MechanismCase.roster().stream()
                .map(row -> row.stream().map(Object::toString).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private void jpegs() {
        byte[] camera = jpegWithExif(exif(SamplePicture.SOFTWARE, "Camera 1.0"));
        add("jpg", IMAGE_TEXT, "what it shows", MechanismCase.UNREAD, plain("jpeg"), plain("jpeg"));
        for (int tag : new int[] {SamplePicture.DESCRIPTION, SamplePicture.ARTIST, SamplePicture.XP_COMMENT}) {
            add("jpg", IMAGE_METADATA, "Exif tag " + tag, NOTED, jpegWithExif(exif(tag, noted())), camera);
        }
        add("jpg", IMAGE_METADATA, "comment", NOTED, jpeg(0xfe, bytes(noted())), jpeg(0xfe, bytes("made by hand")));
        add("jpg", IMAGE_METADATA, "roster", ROSTER, jpeg(0xfe, bytes(rosterText())), plain("jpeg"));
        add(
                "jpeg",
                IMAGE_METADATA,
                "XMP",
                NOTED,
                jpegWithXmp("<dc:description>" + noted() + "</dc:description>"),
                jpegWithXmp("<dc:description>A gate</dc:description>"));
        add("jpg", IMAGE_METADATA, "IPTC", NOTED, jpeg(0xed, iptc(120, noted())), jpeg(0xed, iptc(120, "A gate")));
        add("jpg", IMAGE_METADATA, "segment nobody knows", NOTED, jpeg(0xe9, bytes(noted())), plain("jpeg"));
    }

    private void pngs() {
        byte[] twin = png("tEXt", bytes("Software\0Painter 2.0"));
        add("png", IMAGE_METADATA, "text", NOTED, png("tEXt", bytes("Comment\0" + noted())), twin);
        add(
                "png",
                IMAGE_METADATA,
                "packed text",
                NOTED,
                png("zTXt", joined(bytes("Comment\0\0"), packed(bytes(noted())))),
                twin);
        add(
                "png",
                IMAGE_METADATA,
                "international text",
                NOTED,
                png("iTXt", bytes("Comment\0\0\0en\0Comment\0" + noted())),
                twin);
        add(
                "png",
                IMAGE_METADATA,
                "XMP",
                NOTED,
                png("iTXt", joined(bytes("XML:com.adobe.xmp\0\0\0\0\0"), xmp("<dc:title>" + noted() + "</dc:title>"))),
                twin);
        add(
                "png",
                IMAGE_METADATA,
                "Exif",
                NOTED,
                png("eXIf", exif(SamplePicture.ARTIST, noted())),
                png("eXIf", exif(SamplePicture.SOFTWARE, "Camera")));
        add("png", IMAGE_METADATA, "chunk nobody knows", NOTED, png("prVt", bytes(noted())), twin);
        add("png", IMAGE_METADATA, "roster", ROSTER, png("tEXt", bytes("Comment\0" + rosterText())), twin);
    }

    private void others() {
        add("gif", IMAGE_METADATA, "comment", NOTED, gif(0xfe, bytes(noted())), gif(0xfe, bytes("Made by hand")));
        byte[] frame = {0, 0, 0, 0, 100, 0, 20, 0, 8, 8, 1, 0};
        add(
                "gif",
                IMAGE_METADATA,
                "words drawn over it",
                NOTED,
                gifWithWords(frame, bytes(noted())),
                gifWithWords(frame, bytes("Sample")));
        add(
                "gif",
                IMAGE_METADATA,
                "words in their frame",
                1,
                gifWithWords(bytes(noted().substring(0, 12)), bytes("Sample")),
                gifWithWords(frame, bytes("Sample")));
        add("gif", IMAGE_METADATA, "words without a frame", NOTED, gif(0x01, bytes(noted())), plain("gif"));
        byte[] exif = exif(SamplePicture.ARTIST, noted());
        add("webp", IMAGE_METADATA, "Exif", NOTED, webp("EXIF", exif), webp("EXIF", exif(SamplePicture.SOFTWARE, "x")));
        add(
                "webp",
                IMAGE_METADATA,
                "XMP",
                NOTED,
                webp("XMP ", xmp("<dc:title>" + noted() + "</dc:title>")),
                webp("XMP ", xmp("")));
        add("heic", IMAGE_METADATA, "Exif", NOTED, heif(joined(bytes("Exif\0\0"), exif)), heif(new byte[8]));
        add("heic", IMAGE_METADATA, "XMP", NOTED, heif(xmp("<dc:title>" + noted() + "</dc:title>")), heif(new byte[8]));
        add("tif", IMAGE_METADATA, "tag", NOTED, exif, exif(SamplePicture.SOFTWARE, "Camera"));
    }

    private void behind() {
        for (String kind : List.of("jpeg", "png", "gif", "bmp")) {
            byte[] plain = plain(kind);
            add(
                    kind,
                    OTHER_PART,
                    "behind the end",
                    NOTED,
                    joined(plain, bytes("\n" + noted())),
                    joined(plain, new byte[8]));
        }
        byte[] jpeg = plain("jpeg");
        add(
                "jpg",
                OTHER_PART,
                "workbook behind the end",
                ROSTER,
                joined(jpeg, SampleFiles.visibleRoster(ROSTER)),
                jpeg);
        byte[] tiff = exif(SamplePicture.SOFTWARE, "Camera");
        add("tif", OTHER_PART, "between its directories", NOTED, joined(tiff, bytes(noted())), tiff);
    }
}
