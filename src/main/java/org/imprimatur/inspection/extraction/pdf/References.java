package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/** Which objects the trailer leads to, and by which key a stream is referred to first. */
final class References {
    /** Where the table of colours is (ISO 32000-2, 8.6.6.3). */
    private static final int LOOKUP = 3;

    /** Halftones for each colour (ISO 32000-2, 10.6.5.6). */
    private static final int HALFTONES = 5;

    private static final String ONE_STATE = "one graphics state";
    /** A pattern has one itself, resources have several by their names. */
    private static final Set<String> GRAPHICS_STATES = Set.of("ExtGState", ONE_STATE);

    private final Budget budget;
    private final Set<COSBase> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<COSBase, String> roles = new IdentityHashMap<>();
    private final Deque<COSBase> waiting = new ArrayDeque<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int steps;

    References(COSDocument document, Iterable<COSObjectKey> keys, Budget budget) {
        this.budget = budget;
        follow(document.getTrailer(), "");
        drain();
        reached.addAll(seen);
        // what lies about has roles among its own
        for (COSObjectKey key : keys) {
            COSObject object = document.getObjectFromPool(key);
            if (object != null && object.getObject() != null) {
                follow(object.getObject(), "");
                drain();
            }
        }
    }

    boolean isReached(COSBase object) {
        return reached.contains(object);
    }

    /** Empty where nothing refers to it. */
    String role(COSBase stream) {
        return roles.getOrDefault(stream, "");
    }

    private void drain() {
        while (!waiting.isEmpty()) {
            COSBase next = waiting.pop();
            if ((++steps & 0xfff) == 0) {
                budget.checkTime();
            }
            if (next instanceof COSDictionary dictionary) {
                String own = roles.getOrDefault(next, "");
                for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                    follow(entry.getValue(), role(entry.getKey().getName(), own, dictionary));
                }
            } else if (next instanceof COSArray array) {
                String role = roles.getOrDefault(next, "");
                for (int i = 0; i < array.size(); i++) {
                    boolean profile = i == 1 && COSName.ICCBASED.equals(array.get(0));
                    boolean lookup = i == LOOKUP && COSName.INDEXED.equals(array.get(0));
                    follow(array.get(i), profile ? "ICCBased" : lookup ? "Lookup" : role);
                }
            }
        }
    }

    /** Some keys mean what they say only where the format has them. */
    private static String role(String key, String own, COSDictionary holder) {
        boolean believed = switch (key) {
            case "FontFile", "FontFile2", "FontFile3" ->
                own.equals("FontDescriptor") || COSName.FONT_DESC.equals(holder.getCOSName(COSName.TYPE));
            case "HT" -> GRAPHICS_STATES.contains(own) || COSName.EXT_G_STATE.equals(holder.getCOSName(COSName.TYPE));
            case "Shading" -> own.equals("Resources") || holder.getInt(COSName.PATTERN_TYPE) == 2;
            default -> true;
        };
        if (!believed || key.equals("HT") || key.equals("Resources")) {
            return believed ? key : "";
        }
        return switch (own) {
            case "CharProcs" -> "CharProc";
            case "ExtGState" -> ONE_STATE;
            case "Shading" -> holder.containsKey(COSName.SHADING_TYPE) ? key : own;
            case "HT" -> holder.getInt("HalftoneType") == HALFTONES ? own : key;
            default -> key;
        };
    }

    private void follow(@Nullable COSBase value, String key) {
        COSBase direct = value instanceof COSObject object ? object.getObject() : value;
        if (direct != null && seen.add(direct)) {
            if (direct instanceof COSDictionary || direct instanceof COSArray) {
                roles.put(direct, key);
                waiting.push(direct);
            }
        } else if (direct instanceof COSStream && roles.getOrDefault(direct, "").isEmpty() && !key.isEmpty()) {
            roles.put(direct, key);
        }
    }
}
