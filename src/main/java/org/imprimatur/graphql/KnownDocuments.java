package org.imprimatur.graphql;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were parsed and found valid, by their text: the next time neither is done again. What is refused is not kept.
 * Thread-safe.
 */
final class KnownDocuments implements PreparsedDocumentProvider {
    /** What was not sent for the longest time is forgotten first. A document takes some fifty bytes for each of its characters. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Map<String, PreparsedDocumentEntry> known = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput operation, Function<ExecutionInput, PreparsedDocumentEntry> parsing) {
        String text = operation.getQuery();
        PreparsedDocumentEntry document = known(text);
        if (document == null) {
            document = parsing.apply(operation);
            if (!document.hasErrors()) {
                keep(text, document);
            }
        }
        return CompletableFuture.completedFuture(document);
    }

    private synchronized @Nullable PreparsedDocumentEntry known(String text) {
        return known.get(text);
    }

    private synchronized void keep(String text, PreparsedDocumentEntry document) {
        if (known.put(text, document) == null) {
            characters += text.length();
        }
        while (characters > MOST_CHARACTERS) {
            String oldest = known.keySet().iterator().next();
            known.remove(oldest);
            characters -= oldest.length();
        }
    }
}
