package org.imprimatur.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("Which end of an order comes first.")
public enum OrderDirection {
    @Description("Smallest, oldest or first in the alphabet first.")
    ASC,
    @Description("Largest, newest or last in the alphabet first.")
    DESC
}
