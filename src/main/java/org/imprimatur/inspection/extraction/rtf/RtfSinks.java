package org.imprimatur.inspection.extraction.rtf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.extraction.document.FlowingText;
import org.imprimatur.inspection.extraction.document.SeenLinks;
import org.imprimatur.inspection.extraction.image.PictureMetadata;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** What is done with the content of each kind of destination. */
final class RtfSinks {
    private final Budget budget;
    private final int depth;
    private final Gathered gathered;
    private final Sweep sweep;
    private final RtfHead head;
    private final SeenLinks links = new SeenLinks();
    private final Map<String, RtfFlow> flows = new HashMap<>();
    private final RtfObjects objects;
    private final List<String> properties = new ArrayList<>();
    private int pictures;

    RtfSinks(RtfCharsets charsets, Budget budget, int depth, Gathered gathered) {
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
        this.sweep = new Sweep("styles and lists", budget);
        this.head = new RtfHead(charsets, sweep);
        this.objects = new RtfObjects(budget, depth, gathered);
    }

    RtfSink of(RtfDestination destination) {
        return switch (destination.kind()) {
            case FLOW -> flow(destination);
            case TEXT -> new RtfTexts(budget, text -> text(destination, text));
            case AROUND -> new RtfTexts(budget, text -> text(RtfDestination.UNKNOWN, text));
            case FONTS -> head.fonts();
            case COLOURS -> head.colourTable();
            case DATA -> new RtfBytes(budget, bytes -> data(destination, bytes));
        };
    }

    /** One for all groups of a destination, so that their paragraphs are counted on. */
    private RtfFlow flow(RtfDestination destination) {
        return flows.computeIfAbsent(
                destination.path(),
                path -> new RtfFlow(
                        new FlowingText(path, destination.mechanism(), budget, gathered), head.colours(), links));
    }

    /** Groups divide values where nobody knows what they mean; elsewhere they only change how a piece looks. */
    private void text(RtfDestination destination, String marked) {
        String glued = marked.replace(RtfTexts.BORDER, "");
        boolean divided = destination.path().equals(RtfDestination.UNKNOWN.path())
                || destination.word().equals("docvar");
        String text = divided ? marked.replaceAll(RtfTexts.BORDER + "+", "\n").strip() : glued;
        if (!text.equals(glued)) {
            sweep.setting(destination.mechanism(), glued);
        }
        if (destination.word().equals("fldinst")) {
            links.instruction(destination.path(), text);
        } else if (destination.use() == Segment.Use.SETTING) {
            sweep.setting(destination.mechanism(), text);
        } else if (destination.word().equals("propname")) {
            properties.add(text);
        } else {
            boolean value = destination.word().equals("staticval") && !properties.isEmpty();
            String name = value ? properties.remove(properties.size() - 1) + ": " : "";
            gathered.segment(new Segment(
                    destination.path(),
                    destination.word().equals("*") ? "" : destination.word(),
                    destination.use(),
                    destination.mechanism(),
                    name + text,
                    destination.mechanism() == Mechanism.DOC_PROPERTY ? destination.word() : null));
        }
    }

    private void data(RtfDestination destination, byte[] bytes) {
        switch (destination.word()) {
            case "pict" -> picture(bytes);
            case "objdata" -> objects.object(bytes);
            case "themedata", "colorschememapping" -> objects.theme(bytes);
            case "datastore" -> objects.store(bytes);
            default -> gathered.unread(destination.path(), destination.mechanism());
        }
    }

    private void picture(byte[] bytes) {
        pictures++;
        String place = "picture " + pictures;
        gathered.unread(place, Mechanism.IMAGE_TEXT);
        PictureMetadata.ofPart(bytes, place, budget, depth, gathered);
        String found = BinaryStrings.in(bytes);
        budget.read(found.length());
        gathered.segment(new Segment(place, "", Segment.Use.SETTING, Mechanism.IMAGE_TEXT, found, null));
    }

    void end() {
        flows.values().forEach(RtfFlow::finish);
        properties.forEach(name -> sweep.setting(Mechanism.DOC_PROPERTY, name));
        gathered.segments(sweep.segments());
        links.into(gathered);
    }
}
