package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * Findings in texts outside the tables: document properties, page headers, names of sheets, settings. One finding stands for
 * all that a recogniser matched in one part of the file.
 */
final class FindingsOfSegments {
    private final TextReader reader;
    private final KeyedHash hash;
    private final FindingWriter writer;
    private final Map<Group, Matched> groups = new LinkedHashMap<>();
    private final KeySet people = new KeySet();
    private final KeySet claimants = new KeySet();

    FindingsOfSegments(TextReader reader, KeyedHash hash, FindingWriter writer) {
        this.reader = reader;
        this.hash = hash;
        this.writer = writer;
    }

    private record Group(
            String recogniser,
            int version,
            String path,
            Mechanism mechanism,
            Severity severity,
            Set<ProtectionCategory> categories) {}

    private static final class Matched {
        private final Set<String> places = new HashSet<>();
        private final KeySet people = new KeySet();
        private final List<String> values = new ArrayList<>();
        private String sample = "";
    }

    KeySet people() {
        return people;
    }

    KeySet claimants() {
        return claimants;
    }

    /** The categories of what the file says it is about. */
    Set<ProtectionCategory> subjects(List<Segment> segments, String fileName) {
        var subjects = EnumSet.noneOf(ProtectionCategory.class);
        subjects.addAll(
                reader.read(fileName.replace('_', ' ').replace('.', ' ')).claims());
        for (Segment segment : segments) {
            if (segment.use() == Segment.Use.SUBJECT_OF_FILE) {
                subjects.addAll(reader.read(segment.text()).claims());
            }
        }
        return subjects;
    }

    List<Finding> inspect(List<Segment> segments, Set<ProtectionCategory> aboutFile) {
        segments.forEach(segment -> inspect(segment, aboutFile));
        return groups.entrySet().stream()
                .map(group -> finding(group.getKey(), group.getValue()))
                .toList();
    }

    private void inspect(Segment segment, Set<ProtectionCategory> aboutFile) {
        Reading reading = reader.read(segment.text());
        var here = new KeySet();
        boolean inRegister = false;
        // the birth date beside a number is the same person's
        long withNumber = reading.matches().stream()
                .filter(match -> match.strength() != Strength.WEAK)
                .filter(match -> match.recogniser().kind() == Recogniser.Kind.PERSON_IDENTIFIER)
                .map(Reading.Match::value)
                .distinct()
                .count();
        for (Reading.Match match : reading.matches()) {
            if (match.strength() != Strength.WEAK) {
                Recogniser recogniser = match.recogniser();
                long person = hash.ofPerson(recogniser.id() + ":" + match.value());
                boolean birth = recogniser.kind() == Recogniser.Kind.BIRTH;
                if (!birth || withNumber == 0) {
                    here.add(person);
                } else {
                    withNumber--;
                }
                inRegister |= recogniser.kind() == Recogniser.Kind.PERSON_IDENTIFIER;
                var matched = matched(
                        segment,
                        recogniser.id(),
                        recogniser.version(),
                        segment.mechanism() == Mechanism.VISIBLE ? recogniser.severity() : Severity.CRITICAL,
                        GatheredHits.categories(recogniser));
                matched.people.add(person);
                matched.values.add(match.value());
                matched.sample =
                        matched.sample.isEmpty() ? MaskedSample.of(recogniser.kind(), match.value()) : matched.sample;
            }
        }
        people.addAll(here);
        Set<ProtectionCategory> spokenOf = EnumSet.noneOf(ProtectionCategory.class);
        spokenOf.addAll(reading.claims());
        if (inRegister) {
            spokenOf.addAll(aboutFile);
        }
        if (here.size() > 0 && !spokenOf.isEmpty()) {
            claimants.addAll(here);
            spokenOf.forEach(category -> note(segment, "LINKED_CLAIM", Severity.CRITICAL, EnumSet.of(category), "")
                    .people
                    .addAll(here));
        } else if (!reading.claims().isEmpty() && segment.use() != Segment.Use.SETTING) {
            note(segment, "CLAIM_WORDS", Severity.LOW, Set.of(), reading.claimWords());
        }
        notes(segment, reading);
    }

    /** What is to be said about the segment itself, whatever it holds. */
    private void notes(Segment segment, Reading reading) {
        boolean disguised = reading.text().invisible() || reading.text().mixed();
        if (disguised && segment.use() != Segment.Use.SETTING) {
            note(segment, "DISGUISED_TEXT", Severity.MEDIUM, EnumSet.of(ProtectionCategory.UNKNOWN), "");
        }
        if (segment.mechanism().container() && segment.use() == Segment.Use.CONTENT) {
            note(segment, "HIDDEN_CONTENT", Severity.MEDIUM, Set.of(), "");
        }
    }

    private Matched note(
            Segment segment, String recogniser, Severity severity, Set<ProtectionCategory> categories, String sample) {
        var matched = matched(segment, recogniser, Ruleset.CODE_VERSION, severity, categories);
        matched.values.add(segment.text());
        matched.sample = matched.sample.isEmpty() ? sample : matched.sample;
        return matched;
    }

    private Matched matched(
            Segment segment, String recogniser, int version, Severity severity, Set<ProtectionCategory> categories) {
        var matched = groups.computeIfAbsent(
                new Group(recogniser, version, segment.path(), segment.mechanism(), severity, categories),
                group -> new Matched());
        matched.places.add(segment.place());
        return matched;
    }

    private Finding finding(Group group, Matched matched) {
        return writer.write(
                group.recogniser(),
                group.version(),
                matched.places.size() == 1 ? matched.places.iterator().next() : group.path(),
                group.mechanism(),
                matched.people.size(),
                matched.values.size(),
                group.severity(),
                matched.sample.isEmpty() ? null : matched.sample,
                hash.ofValues(group.recogniser(), matched.values),
                group.categories());
    }
}
