package org.imprimatur.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the library makes of a value for the schema. Of most it makes nothing, which is known of the field beforehand. */
final class Transforming extends FieldHelper {
    private final boolean isNeeded;

    Transforming(Field field) {
        super(field);
        this.isNeeded = shouldTransform(field)
                || shouldAdapt(field)
                || (field.hasWrapper() && field.getWrapper().isOptional());
    }

    @Nullable
    Object of(@Nullable Object value, Supplier<DataFetchingEnvironment> environment)
            throws AbstractDataFetcherException {
        return value == null || !isNeeded ? value : transformOrAdaptResponse(value, environment.get());
    }
}
