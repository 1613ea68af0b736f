package org.imprimatur.approval;

import java.util.UUID;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.rules.Action;
import org.jspecify.annotations.Nullable;

/**
 * What happened to somebody's inbox.
 *
 * @param id of the request; null for {@link Kind#STARTED}
 * @param request as it is now; null where they may not see it any more
 * @param cause the newest act on the request; null where none on it brought this about
 */
public record InboxNews(
        Kind kind,
        @Nullable UUID id,
        @Nullable ApprovalRequest request,
        @Nullable Action cause) {
    static final InboxNews STARTED = new InboxNews(Kind.STARTED, null, null, null);

    public enum Kind {
        STARTED,
        ARRIVED,
        CHANGED,
        LEFT
    }
}
