package org.imprimatur.inspection.graphql;

import io.smallrye.common.annotation.Blocking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.inspection.FindInspections;
import org.imprimatur.inspection.RegenerateVersion;
import org.imprimatur.inspection.rules.Finding;
import org.jspecify.annotations.Nullable;

/** What was found in versions, and taking the visible part of one as a new version. */
@GraphQLApi
@Blocking
public class InspectionApi {
    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final FindInspections inspections;
    private final RegenerateVersion regenerateVersion;

    InspectionApi(
            CurrentActor actor,
            UserErrors userErrors,
            FindInspections inspections,
            RegenerateVersion regenerateVersion) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.inspections = inspections;
        this.regenerateVersion = regenerateVersion;
    }

    @Description("What was found in it; null until the inspection has finished.")
    public List<@Nullable InspectionView> inspection(@Source List<VersionView> versions) {
        var found = inspections.latestOf(
                versions.stream().map(VersionView::versionId).toList());
        var views = new ArrayList<@Nullable InspectionView>();
        for (VersionView version : versions) {
            var inspection = found.get(version.versionId());
            views.add(inspection == null ? null : InspectionView.of(inspection));
        }
        return views;
    }

    @Description("What was found, the gravest first.")
    public @NonNull FindingConnection findings(
            @Source InspectionView inspection,
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before) {
        var arguments = PageArguments.of(first, after, last, before);
        List<Finding> findings = inspection.inspection().report().findings();
        String cursor = arguments.cursor();
        int position = cursor == null ? (arguments.backward() ? findings.size() : -1) : index(cursor);
        List<Integer> indexes = arguments.backward()
                ? IntStream.range(Math.max(0, position - arguments.probe()), Math.min(position, findings.size()))
                        .boxed()
                        .sorted(Collections.reverseOrder())
                        .toList()
                : IntStream.range(position + 1, Math.min(findings.size(), position + 1 + arguments.probe()))
                        .boxed()
                        .toList();
        PageArguments.Page<Integer> page = arguments.page(indexes, String::valueOf);
        return FindingConnection.of(
                new PageArguments.Page<>(
                        page.items().stream().map(findings::get).toList(), page.cursors(), page.info()),
                findings.size(),
                inspection.inspection());
    }

    @Input("RegenerateDocumentVersionInput")
    public record RegenerateDocumentVersionInput(
            @Id @NonNull String versionId) {}

    @Type("RegenerateDocumentVersionPayload")
    public record RegenerateDocumentVersionPayload(
            @Nullable VersionView version, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Makes a file of nothing but the visible cells of a version and adds it to the document as its new version.")
    public @NonNull RegenerateDocumentVersionPayload regenerateDocumentVersion(
            @Name("input") @NonNull RegenerateDocumentVersionInput input) {
        return userErrors.answer(
                () -> new RegenerateDocumentVersionPayload(
                        VersionView.of(
                                regenerate(new VersionAttempt(GlobalId.parse(VersionView.TYPE, input.versionId())))),
                        List.of()),
                errors -> new RegenerateDocumentVersionPayload(null, errors));
    }

    private DocumentVersion regenerate(VersionAttempt source) {
        try {
            return regenerateVersion.regenerate(actor.get(), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int index(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
