package org.imprimatur.authority.rules;

import org.imprimatur.RuleViolation;

/** Why the register of people and authorities stops an act. */
public enum AuthorityRefusal implements RuleViolation.Refusal {
    ACCOUNT_NOT_LINKED(
            "Your account is not linked to anybody in the register. Ask an authority administrator to link it."),
    ROLE_NOT_ASSERTED("You are not signed in with the role that this needs. Sign in with it, or ask who holds it."),
    NO_AUTHORITY("The register holds no authority in force for you in the role that this needs."
            + " Ask an authority administrator to grant it, naming the instrument."),
    PERSON_UNKNOWN("There is no such person in the register. Register the person first."),
    PRINTED_NAME_INVALID("Give a printed name of 1 to 200 characters without control characters."),
    ACCOUNT_INVALID(
            "Give the account's issuer (at most 500 characters) and subject (at most 255), without control characters."),
    ACCOUNT_ALREADY_LINKED("This account is linked already. End that link first."),
    ACCOUNT_LINK_UNKNOWN("There is no such account link, or it has ended."),
    INSTRUMENT_INVALID(
            "Name the instrument that gives the authority (delegation order, appointment), 1 to 200 characters."),
    PERIOD_INVALID("An authority must end after it begins, and must not be over already."),
    AUTHORITY_UNKNOWN("There is no such authority."),
    AUTHORITY_ALREADY_ENDED("This authority has ended already."),
    OWN_AUTHORITY("Nobody grants an authority to themselves. Ask another authority administrator."),
    SERVICE_NEVER_SIGNS("A service may hold no role in which people sign or administer.");

    private final String message;

    AuthorityRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
