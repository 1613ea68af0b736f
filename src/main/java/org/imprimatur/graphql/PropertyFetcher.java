package org.imprimatur.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.spi.ClassloadingService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A field that stands in the object already: reads it, and has the library make of it what the schema says. */
final class PropertyFetcher<T> implements PlugableDataFetcher<T>, LightDataFetcher<T> {
    private final Field field;
    private final Reference owner;
    private final Transforming transforming;
    private volatile @Nullable Method reading;

    PropertyFetcher(Field field, Reference owner) {
        this.field = field;
        this.owner = owner;
        this.transforming = new Transforming(field);
    }

    @Override
    public @Nullable T get(DataFetchingEnvironment environment) throws Exception {
        return read(environment.getSource(), () -> environment);
    }

    @Override
    public @Nullable T get(
            GraphQLFieldDefinition definition, Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        return read(source, environment);
    }

    @SuppressWarnings("unchecked") // the library's fetchers have no type
    private @Nullable T read(Object source, Supplier<DataFetchingEnvironment> environment) throws Exception {
        try {
            return (T) transforming.of(reading().invoke(source), environment);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Looked up when it is first read: the schema is built before every class can be. */
    private Method reading() throws NoSuchMethodException {
        Method known = reading;
        if (known == null) {
            known = ClassloadingService.get().loadClass(owner.getClassName()).getMethod(field.getMethodName());
            reading = known;
        }
        return known;
    }
}
