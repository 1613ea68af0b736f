package org.imprimatur.inspection.extraction.pdf;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** The annotations of pages (ISO 32000-2, 12.5): what they paint, and what they lie over. */
final class Annotations {
    private static final int HIDDEN = 1 << 1;
    private static final int NO_VIEW = 1 << 5;
    private static final Set<String> FILLED = Set.of("Square", "Circle", "Polygon");
    /** Those that viewers paint next to nothing for by themselves. */
    private static final Set<String> BORDERS = Set.of("Link", "Popup");

    private static final COSName INTERIOR = COSName.getPDFName("IC");
    private static final COSName ANNOTS = COSName.ANNOTS;

    private final Layers layers;
    private final Map<COSDictionary, String> places = new IdentityHashMap<>();

    Annotations(Layers layers) {
        this.layers = layers;
    }

    /** Where each of those that were painted is. */
    Map<COSDictionary, String> places() {
        return places;
    }

    void paint(String page, PDPage of, PageEngine engine) throws IOException {
        COSArray all = of.getCOSObject().getCOSArray(ANNOTS);
        for (int i = 0; all != null && i < all.size(); i++) {
            if (all.getObject(i) instanceof COSDictionary annotation) {
                String place = "page " + page + " annotation " + (i + 1);
                places.put(annotation, place);
                COSDictionary action = annotation.getCOSDictionary(COSName.A);
                if (action != null) {
                    places.put(action, place);
                }
                paint(annotation, engine);
            }
        }
    }

    static Mechanism mechanism(@Nullable String subtype) {
        return switch (subtype == null ? "" : subtype) {
            case "Widget" -> Mechanism.FORM_FIELD;
            case "Link" -> Mechanism.HYPERLINK;
            default -> Mechanism.ANNOTATION;
        };
    }

    private void paint(COSDictionary dictionary, PageEngine engine) throws IOException {
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        boolean seen = (dictionary.getInt(COSName.F, 0) & (HIDDEN | NO_VIEW)) == 0
                && !layers.isHidden(dictionary.getDictionaryObject(COSName.OC));
        PDAnnotation annotation = PDAnnotation.createAnnotation(dictionary);
        boolean painted = engine.getAppearance(annotation) != null;
        engine.show(annotation, mechanism(subtype), seen);
        if (!seen || subtype == null) {
            return;
        }
        if (!painted && !BORDERS.contains(subtype)) {
            engine.canvas().seen().unsure();
        }
        if (subtype.equals("Redact")) {
            // what it marks is meant to go and is still there
            areas(dictionary).forEach(area -> engine.canvas().cover(area, Colour.UNKNOWN, false));
        } else if (!painted && FILLED.contains(subtype)) {
            COSArray interior = dictionary.getCOSArray(INTERIOR);
            boolean opaque = dictionary.getFloat(COSName.CA, 1) >= 0.9;
            if (interior != null && interior.size() > 0 && opaque) {
                areas(dictionary).forEach(area -> engine.canvas().cover(area, colour(interior), false));
            }
        } else if (!painted && subtype.equals("Highlight")) {
            COSArray colour = dictionary.getCOSArray(COSName.C);
            if (colour != null) {
                areas(dictionary).forEach(area -> engine.canvas().cover(area, colour(colour), true));
            }
        }
    }

    private static int colour(COSArray parts) {
        float[] values = parts.toFloatArray();
        return switch (values.length) {
            case 1 -> Colour.rgb(values[0], values[0], values[0]);
            case 3 -> Colour.rgb(values[0], values[1], values[2]);
            case 4 ->
                Colour.rgb(
                        (1 - values[0]) * (1 - values[3]),
                        (1 - values[1]) * (1 - values[3]),
                        (1 - values[2]) * (1 - values[3]));
            default -> Colour.UNKNOWN;
        };
    }

    private static List<Rectangle2D> areas(COSDictionary annotation) {
        COSArray quads = annotation.getCOSArray(COSName.QUADPOINTS);
        float[] points = quads != null && quads.size() >= 8 ? quads.toFloatArray() : new float[0];
        List<Rectangle2D> areas = new ArrayList<>();
        for (int i = 0; i + 8 <= points.length; i += 8) {
            var area = new Rectangle2D.Float(points[i], points[i + 1], 0, 0);
            for (int corner = 2; corner < 8; corner += 2) {
                area.add(points[i + corner], points[i + corner + 1]);
            }
            areas.add(area);
        }
        COSArray box = annotation.getCOSArray(COSName.RECT);
        if (areas.isEmpty() && box != null && box.size() == 4) {
            float[] corners = box.toFloatArray();
            var area = new Rectangle2D.Float(corners[0], corners[1], 0, 0);
            area.add(corners[2], corners[3]);
            areas.add(area);
        }
        return areas;
    }
}
