package org.imprimatur.authority;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PersonRows implements PanacheRepositoryBase<PersonRow, UUID> {}
