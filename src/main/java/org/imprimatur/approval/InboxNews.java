package org.imprimatur.approval;

import java.util.UUID;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.jspecify.annotations.Nullable;

/**
 * What happened to somebody's inbox.
 *
 * @param id of the request; null for {@link Kind#STARTED}
 * @param request as it is now; null where they may not see it any more
 */
public record InboxNews(
        Kind kind, @Nullable UUID id, @Nullable ApprovalRequest request) {
    static final InboxNews STARTED = new InboxNews(Kind.STARTED, null, null);

    public enum Kind {
        STARTED,
        ARRIVED,
        CHANGED,
        LEFT
    }
}
