package org.imprimatur.document;

import org.imprimatur.document.rules.Content;

/** A content and its key, wrapped under the key with the given id. */
record SealedContent(Content content, String keyId, byte[] wrappedKey) {}
