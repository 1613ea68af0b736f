package org.imprimatur.approval.rules;

import java.util.Map;

/** One named recipient, as the accounting of disclosures needs it (5 USC 552a(c)(1)(B)): name and address. */
public record Recipient(Commitment name, Commitment address) {
    Map<String, Object> content() {
        return Map.of("name", name.digest().hex(), "address", address.digest().hex());
    }

    boolean isComplete() {
        return name.saysSomething() && address.saysSomething();
    }
}
