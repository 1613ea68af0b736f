package org.imprimatur.inspection.extraction.image;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.Rational;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifImageDirectory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccReader;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.photoshop.PhotoshopReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that pictures of all kinds hold in different wrappings: Exif (CIPA DC-008), IPTC-IIM, Photoshop's resources and ICC
 * profiles. The bytes of a block are swept besides, so that what the library does not know is not lost.
 */
final class MetadataBlocks {
    private static final Set<Integer> BY_PEOPLE = Set.of(
            ExifDirectoryBase.TAG_IMAGE_DESCRIPTION,
            ExifDirectoryBase.TAG_ARTIST,
            ExifDirectoryBase.TAG_COPYRIGHT,
            ExifDirectoryBase.TAG_USER_COMMENT,
            ExifDirectoryBase.TAG_CAMERA_OWNER_NAME,
            ExifDirectoryBase.TAG_WIN_TITLE,
            ExifDirectoryBase.TAG_WIN_COMMENT,
            ExifDirectoryBase.TAG_WIN_AUTHOR,
            ExifDirectoryBase.TAG_WIN_KEYWORDS,
            ExifDirectoryBase.TAG_WIN_SUBJECT,
            ExifDirectoryBase.TAG_DOCUMENT_NAME,
            ExifDirectoryBase.TAG_PAGE_NAME);

    private final PictureTexts said;

    MetadataBlocks(PictureTexts said) {
        this.said = said;
    }

    private interface Extraction {
        void into(Metadata metadata) throws IOException, TiffProcessingException;
    }

    /** A whole TIFF structure: Exif, or a picture of that kind. */
    void exif(byte[] tiff) {
        extract(
                "Exif",
                metadata -> new TiffReader()
                        .processTiff(new ByteArrayReader(tiff), new ExifTiffHandler(metadata, null, 0), 0));
    }

    void iptc(byte[] block) {
        said.bytes("IPTC", block);
        extract(
                "IPTC",
                metadata -> new IptcReader().extract(new SequentialByteArrayReader(block), metadata, block.length));
    }

    void photoshop(byte[] block) {
        said.bytes("Photoshop", block);
        extract(
                "Photoshop",
                metadata ->
                        new PhotoshopReader().extract(new SequentialByteArrayReader(block), block.length, metadata));
    }

    void icc(byte[] profile) {
        said.bytes("ICC profile", profile);
        extract("ICC profile", metadata -> new IccReader().extract(new ByteArrayReader(profile), metadata));
    }

    private void extract(String what, Extraction extraction) {
        var metadata = new Metadata();
        try {
            extraction.into(metadata);
        } catch (IOException | TiffProcessingException | RuntimeException e) {
            said.unread(what, Mechanism.IMAGE_METADATA);
        }
        for (Directory directory : metadata.getDirectories()) {
            said.budget().checkTime();
            take(directory);
        }
    }

    private void take(Directory directory) {
        String name = directory.getName();
        if (directory.hasErrors()) {
            said.unread(name, Mechanism.IMAGE_METADATA);
        }
        boolean thumbnail = (directory instanceof ExifThumbnailDirectory
                        && (directory.containsTag(ExifThumbnailDirectory.TAG_THUMBNAIL_OFFSET)
                                || directory.containsTag(ExifDirectoryBase.TAG_STRIP_OFFSETS)))
                || (directory instanceof PhotoshopDirectory photoshop && photoshop.getThumbnailBytes() != null);
        if (thumbnail) {
            said.unread("thumbnail in " + name, Mechanism.IMAGE_TEXT);
        }
        boolean byPeople = directory instanceof IptcDirectory;
        boolean exif = directory instanceof ExifIFD0Directory
                || directory instanceof ExifSubIFDDirectory
                || directory instanceof ExifImageDirectory
                || directory instanceof ExifThumbnailDirectory;
        for (Tag tag : directory.getTags()) {
            String label = name + " " + tag.getTagName();
            for (String text : texts(directory, tag)) {
                if (byPeople || (exif && BY_PEOPLE.contains(tag.getTagType()))) {
                    said.text(label, text);
                } else {
                    said.setting(label, text);
                }
            }
        }
        if (directory instanceof GpsDirectory gps) {
            position(gps);
        }
    }

    private static List<String> texts(Directory directory, Tag tag) {
        Object value = directory.getObject(tag.getTagType());
        var texts = new ArrayList<String>();
        if (value instanceof StringValue || value instanceof String) {
            texts.add(value.toString());
        } else if (value instanceof Object[] several) {
            for (Object each : several) {
                if (each instanceof String || each instanceof StringValue) {
                    texts.add(each.toString());
                }
            }
        } else if (value instanceof byte[] bytes && !isCurve(bytes)) {
            @Nullable String described = described(tag);
            if (described != null) {
                texts.add(described);
            }
        }
        return texts;
    }

    /** Of a colour profile (ICC.1, 10.6 and 10.18): numbers, of which the library would make a long text. */
    private static boolean isCurve(byte[] value) {
        return JpegPicture.starts(value, "curv\0\0\0\0") || JpegPicture.starts(value, "para\0\0\0\0");
    }

    /** As the library decodes user comments and the tags of Windows. */
    private static @Nullable String described(Tag tag) {
        try {
            return tag.getDescription();
        } catch (RuntimeException notDecoded) {
            // swept with the block
            return null;
        }
    }

    private void position(GpsDirectory gps) {
        boolean says = gps.containsTag(GpsDirectory.TAG_LATITUDE)
                || gps.containsTag(GpsDirectory.TAG_LONGITUDE)
                || gps.containsTag(GpsDirectory.TAG_DEST_LATITUDE)
                || gps.containsTag(GpsDirectory.TAG_DEST_LONGITUDE)
                || gps.containsTag(GpsDirectory.TAG_AREA_INFORMATION);
        if (says) {
            var written = new StringBuilder();
            for (Tag tag : gps.getTags()) {
                Object value = gps.getObject(tag.getTagType());
                boolean place = value instanceof Rational[] || value instanceof StringValue;
                if (place) {
                    written.append(described(tag)).append(' ');
                }
            }
            said.position("Exif", written.toString());
        }
    }
}
