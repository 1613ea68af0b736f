package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.Sentence;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Puts names and words to the opaque ids and codes of audit entries, for many at once. */
@ApplicationScoped
public class DescribeEntries {
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final ReadRegister register;

    DescribeEntries(ReadRegister register) {
        this.register = register;
    }

    /**
     * @param actor who acted; null for the product's own components and for accounts that nobody linked
     * @param sentence what happened, in plain words
     */
    public record Described(@Nullable Person actor, String sentence) {}

    /** In the order given; names only for who sees them. */
    public List<Described> describe(Actor viewer, List<VerifiedEntry> entries) {
        Map<String, Person> names = names(viewer, entries);
        return entries.stream()
                .map(entry -> new Described(names.get(entry.actorId()), sentence(entry, names)))
                .toList();
    }

    private static String sentence(VerifiedEntry entry, Map<String, Person> names) {
        return Sentence.of(
                called(entry.actorId(), names), entry.action(), entry.outcome(), entry.text("reason"), name -> {
                    String fact = entry.text("facts." + name);
                    if (fact != null) {
                        return words(fact);
                    }
                    return switch (name) {
                        case "to" -> words(entry.text("state.to"));
                        case "role" -> words(entry.text("role"));
                        case "policyVersion" -> entry.text("policy.version");
                        case "person" -> person(entry, names);
                        default -> shortened(entry.subject(name));
                    };
                });
    }

    private static String called(String actorId, Map<String, Person> names) {
        Person person = names.get(actorId);
        if (person != null) {
            return person.printedName();
        }
        return actorId.startsWith("account:")
                ? "Somebody whose account is linked to nobody"
                : actorId.replace("system:", "Imprimatur's ").replace('-', ' ');
    }

    private static @Nullable String words(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (ID.matcher(value).matches()) {
            return shortened(UUID.fromString(value));
        }
        return INSTANT.matcher(value).matches() ? TIME.format(Instant.parse(value)) : Sentence.words(value);
    }

    private static @Nullable String person(VerifiedEntry entry, Map<String, Person> names) {
        UUID id = entry.subject("person");
        Person person = id == null ? null : names.get(id.toString());
        return person == null ? shortened(id) : person.printedName();
    }

    private static @Nullable String shortened(@Nullable UUID id) {
        return id == null ? null : id.toString().substring(0, 8);
    }

    private Map<String, Person> names(Actor viewer, List<VerifiedEntry> entries) {
        Set<PersonId> ids = new HashSet<>();
        for (VerifiedEntry entry : entries) {
            parse(entry.actorId()).ifPresent(ids::add);
            Optional.ofNullable(entry.subject("person")).map(PersonId::new).ifPresent(ids::add);
        }
        var names = new HashMap<String, Person>();
        register.people(viewer, ids).forEach(person -> names.put(person.id().toString(), person));
        return names;
    }

    private static Optional<PersonId> parse(String actorId) {
        return actorId.indexOf(':') >= 0 ? Optional.empty() : Optional.of(new PersonId(UUID.fromString(actorId)));
    }
}
