-- What auditors look for in a long history is found by an index, whatever they combine (figures: src/docs/bench.md).

CREATE INDEX leaf_reason          ON audit.leaf (reason_code, log_index) WHERE reason_code IS NOT NULL;
CREATE INDEX leaf_actor_action    ON audit.leaf (actor_id, action, log_index);
CREATE INDEX leaf_document_action ON audit.leaf (document_id, action, log_index) WHERE document_id IS NOT NULL;
CREATE INDEX leaf_release_action  ON audit.leaf (release_id, action, log_index)  WHERE release_id IS NOT NULL;

-- Without what only reads, which is nearly all of a log. The condition is that of AuditSearch, word for word, or the planner would
-- not know it again: whoever adds a reading action makes these anew in a later migration.
CREATE INDEX leaf_acts ON audit.leaf (log_index)
    WHERE NOT (outcome = 'PERMITTED' AND action IN ('READ_CONTENT', 'OPEN_REQUEST', 'DOWNLOAD_RELEASE',
                                                    'BREAK_OFF_DOWNLOAD', 'READ_AUDIT', 'FOLLOW_AUDIT'));
CREATE INDEX leaf_acts_actor ON audit.leaf (actor_id, log_index)
    WHERE NOT (outcome = 'PERMITTED' AND action IN ('READ_CONTENT', 'OPEN_REQUEST', 'DOWNLOAD_RELEASE',
                                                    'BREAK_OFF_DOWNLOAD', 'READ_AUDIT', 'FOLLOW_AUDIT'));
CREATE INDEX leaf_acts_document ON audit.leaf (document_id, log_index)
    WHERE NOT (outcome = 'PERMITTED' AND action IN ('READ_CONTENT', 'OPEN_REQUEST', 'DOWNLOAD_RELEASE',
                                                    'BREAK_OFF_DOWNLOAD', 'READ_AUDIT', 'FOLLOW_AUDIT'))
      AND document_id IS NOT NULL;
CREATE INDEX leaf_acts_release ON audit.leaf (release_id, log_index)
    WHERE NOT (outcome = 'PERMITTED' AND action IN ('READ_CONTENT', 'OPEN_REQUEST', 'DOWNLOAD_RELEASE',
                                                    'BREAK_OFF_DOWNLOAD', 'READ_AUDIT', 'FOLLOW_AUDIT'))
      AND release_id IS NOT NULL;

-- What can be an exception at all; which of it is one, FindExceptions asks, with the same condition.
CREATE INDEX leaf_noteworthy ON audit.leaf (log_index)
    WHERE outcome <> 'PERMITTED'
       OR action IN ('REGISTER_PERSON', 'LINK_ACCOUNT', 'UNLINK_ACCOUNT', 'GRANT_AUTHORITY', 'END_AUTHORITY',
                     'LOAD_POLICY', 'APPROVE_REQUEST', 'REFUSE_REQUEST', 'RETURN_REQUEST', 'PUBLISH_RELEASE');
-- Who was shown which request to sign.
CREATE INDEX leaf_opening ON audit.leaf (request_id, actor_id) WHERE action = 'OPEN_REQUEST';
