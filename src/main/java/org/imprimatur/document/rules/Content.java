package org.imprimatur.document.rules;

import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;

/**
 * Bytes that are stored, sealed and never change.
 *
 * @param id where they are kept
 * @param byteSize how many, at least one
 */
public record Content(UUID id, Sha256 sha256, long byteSize, ContentForm form) {}
