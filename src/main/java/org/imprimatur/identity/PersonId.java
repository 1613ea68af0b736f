package org.imprimatur.identity;

import java.util.UUID;

/** The opaque id of one entry in the register of people and services. Says nothing about who it is. */
public record PersonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
