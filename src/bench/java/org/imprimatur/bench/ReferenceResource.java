package org.imprimatur.bench;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.imprimatur.graphql.GlobalId;

/**
 * What the product is held against, in the same server behind the same authentication: as little as could do the same work. It
 * looks nobody up, verifies nothing and hides nothing.
 */
@Path("/bench")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ReferenceResource {
    private final AgroalDataSource database;

    ReferenceResource(AgroalDataSource database) {
        this.database = database;
    }

    @GET
    @Path("/nothing")
    public String nothing() {
        return "{}";
    }

    @GET
    @Path("/one-select/{release}")
    public String oneSelect(@PathParam("release") UUID release) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select state from imprimatur.release where id = ?")) {
            statement.setObject(1, release);
            try (ResultSet found = statement.executeQuery()) {
                return "{\"permitted\":" + (found.next() && "PUBLISHED".equals(found.getString(1))) + "}";
            }
        }
    }

    @POST
    @Path("/one-insert")
    public String oneInsert() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into bench.committed (id, at) values (?, clock_timestamp())")) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
        return "{\"id\":\"" + id + "\"}";
    }

    @GET
    @Path("/document/{id}")
    public String document(@PathParam("id") String id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReferenceQueries(connection).document(GlobalId.parse("Document", id));
        }
    }

    @GET
    @Path("/documents")
    public String documents(@QueryParam("first") int first) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReferenceQueries(connection).documents(first);
        }
    }

    @GET
    @Path("/inbox/{viewer}")
    public String inbox(@PathParam("viewer") UUID viewer, @QueryParam("first") int first) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReferenceQueries(connection).inbox(viewer, first);
        }
    }

    @GET
    @Path("/levels/{id}")
    public String levels(@PathParam("id") String id, @QueryParam("first") int first) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReferenceQueries(connection).levels(GlobalId.parse("Document", id), first);
        }
    }
}
