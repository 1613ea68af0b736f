package org.imprimatur.identity;

/**
 * One account at one identity provider: the pair that OpenID Connect Core 1.0, section 5.7, says identifies an end user.
 * Never compared by e-mail address or name.
 */
public record Account(String issuer, String subject) {}
