package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;

/** Findings in texts outside the tables: document properties, page headers, names of sheets, settings. */
final class FindingsOfSegments {
    private final TextReader reader;
    private final KeyedHash hash;
    private final FindingWriter writer;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> people = new HashSet<>();
    private final Set<String> claimants = new HashSet<>();

    FindingsOfSegments(TextReader reader, KeyedHash hash, FindingWriter writer) {
        this.reader = reader;
        this.hash = hash;
        this.writer = writer;
    }

    List<Finding> findings() {
        return findings;
    }

    Set<String> people() {
        return people;
    }

    Set<String> claimants() {
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

    void inspect(List<Segment> segments, Set<ProtectionCategory> aboutFile) {
        segments.forEach(segment -> inspect(segment, aboutFile));
        List<Segment> leftOver = segments.stream()
                .filter(segment -> segment.mechanism() == Mechanism.EARLIER_REVISION)
                .toList();
        if (!leftOver.isEmpty()) {
            findings.add(writer.write(
                    "HIDDEN_CONTENT",
                    Ruleset.CODE_VERSION,
                    leftOver.get(0).path(),
                    Mechanism.EARLIER_REVISION,
                    0,
                    leftOver.size(),
                    Severity.MEDIUM,
                    null,
                    hash.ofValues(
                            "HIDDEN_CONTENT",
                            leftOver.stream().map(Segment::text).toList()),
                    Set.of()));
        }
    }

    private void inspect(Segment segment, Set<ProtectionCategory> aboutFile) {
        Reading reading = reader.read(segment.text());
        Map<Recogniser, List<String>> values = new LinkedHashMap<>();
        for (Reading.Match match : reading.matches()) {
            if (!match.weak()) {
                values.computeIfAbsent(match.recogniser(), each -> new ArrayList<>())
                        .add(match.value());
            }
        }
        var here = new HashSet<String>();
        values.forEach((recogniser, matched) -> {
            Set<String> matchedPeople = new HashSet<>();
            matched.forEach(value -> matchedPeople.add(hash.ofPerson(recogniser.id() + ":" + value)));
            here.addAll(matchedPeople);
            findings.add(writer.write(
                    recogniser.id(),
                    recogniser.version(),
                    segment.place(),
                    segment.mechanism(),
                    matchedPeople.size(),
                    matched.size(),
                    segment.mechanism() == Mechanism.VISIBLE ? Severity.HIGH : Severity.CRITICAL,
                    MaskedSample.of(recogniser.kind(), matched.get(0)),
                    hash.ofValues(recogniser.id(), matched),
                    EnumSet.of(ProtectionCategory.SPII)));
        });
        people.addAll(here);
        Set<ProtectionCategory> spokenOf = EnumSet.noneOf(ProtectionCategory.class);
        spokenOf.addAll(reading.claims());
        boolean words = !reading.claims().isEmpty() && segment.use() != Segment.Use.SETTING;
        if (values.keySet().stream().anyMatch(found -> found.kind() == Recogniser.Kind.PERSON_IDENTIFIER)) {
            spokenOf.addAll(aboutFile);
        }
        if (!here.isEmpty() && !spokenOf.isEmpty()) {
            claimants.addAll(here);
            spokenOf.forEach(category -> findings.add(
                    finding("LINKED_CLAIM", segment, here.size(), Severity.CRITICAL, reading, EnumSet.of(category))));
        } else if (words) {
            findings.add(finding("CLAIM_WORDS", segment, 0, Severity.LOW, reading, Set.of()));
        }
        if (segment.use() != Segment.Use.SETTING
                && (reading.text().invisible() || reading.text().mixed())) {
            findings.add(finding(
                    "DISGUISED_TEXT", segment, 0, Severity.MEDIUM, reading, EnumSet.of(ProtectionCategory.UNKNOWN)));
        }
    }

    private Finding finding(
            String recogniser,
            Segment segment,
            int persons,
            Severity severity,
            Reading reading,
            Set<ProtectionCategory> categories) {
        return writer.write(
                recogniser,
                Ruleset.CODE_VERSION,
                segment.place(),
                segment.mechanism(),
                persons,
                1,
                severity,
                reading.claimWords().isEmpty() ? null : reading.claimWords(),
                hash.ofValues(recogniser, List.of(segment.text())),
                categories);
    }
}
