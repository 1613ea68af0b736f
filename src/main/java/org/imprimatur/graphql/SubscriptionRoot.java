package org.imprimatur.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription selects at its root: exactly one field of ours, and never under a condition (GraphQL specification,
 * section 5.2.4.1). The library's own rule breaks down where nothing is left to be counted.
 */
final class SubscriptionRoot {
    private static final String TYPE = "Subscription";

    private final Document document;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> seenFragments = new HashSet<>();
    private boolean conditional;
    private boolean introspective;

    private SubscriptionRoot(Document document) {
        this.document = document;
    }

    static boolean isRight(OperationDefinition subscription, Document document) {
        var root = new SubscriptionRoot(document);
        root.collect(subscription.getSelectionSet());
        return !root.conditional && !root.introspective && root.keys.size() == 1;
    }

    private void collect(@Nullable SelectionSet selections) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                conditional |= !field.getDirectives().isEmpty();
                introspective |= field.getName().startsWith("__");
                // Two fields of one key are one, or the library says that they cannot be merged.
                keys.add(field.getResultKey());
            } else if (selection instanceof InlineFragment inline) {
                conditional |= !inline.getDirectives().isEmpty();
                collect(inline.getTypeCondition(), inline.getSelectionSet());
            } else if (selection instanceof FragmentSpread spread) {
                conditional |= !spread.getDirectives().isEmpty();
                collect(spread.getName());
            }
        }
    }

    private void collect(String fragment) {
        if (seenFragments.add(fragment)) {
            document.getDefinitionsOfType(FragmentDefinition.class).stream()
                    .filter(each -> each.getName().equals(fragment))
                    .findFirst()
                    .ifPresent(found -> collect(found.getTypeCondition(), found.getSelectionSet()));
        }
    }

    private void collect(@Nullable TypeName on, SelectionSet selections) {
        if (on == null || on.getName().equals(TYPE)) {
            collect(selections);
        }
    }
}
