package org.imprimatur.authority.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;

/** Everybody finds themselves by their viewer's id, and nobody else. */
@ApplicationScoped
class ViewerSource implements NodeSource {
    private final RegisterApi register;
    private final CurrentActor actor;

    ViewerSource(RegisterApi register, CurrentActor actor) {
        this.register = register;
        this.actor = actor;
    }

    @Override
    public String type() {
        return ViewerView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return ViewerView.idOf(actor.get()).equals(id) ? Optional.of(register.viewer()) : Optional.empty();
    }
}
