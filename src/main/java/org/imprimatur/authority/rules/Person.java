package org.imprimatur.authority.rules;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

/**
 * One entry of the register: a human being, or a service.
 *
 * @param kind never {@link Actor.Kind#SYSTEM}
 * @param printedName as it is printed under a signature (21 CFR 11.50(a)(1))
 */
public record Person(PersonId id, Actor.Kind kind, String printedName) implements Attested {
    @Override
    public String attestedKind() {
        return "person";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        return new TreeMap<>(Map.of(
                "id", id.toString(),
                "kind", kind.name(),
                "printedName", Sha256.of(printedName).hex()));
    }
}
