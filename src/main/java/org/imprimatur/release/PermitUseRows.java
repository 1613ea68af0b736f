package org.imprimatur.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PermitUseRows implements PanacheRepositoryBase<PermitUseRow, UUID> {}
