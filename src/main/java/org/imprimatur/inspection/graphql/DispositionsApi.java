package org.imprimatur.inspection.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.document.FindVersions;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.Permission;
import org.imprimatur.identity.PersonId;
import org.imprimatur.inspection.FindDispositions;
import org.imprimatur.inspection.FindInspections;
import org.imprimatur.inspection.SpeakOfFindings;
import org.imprimatur.inspection.WaiveFindings;
import org.imprimatur.inspection.rules.Waiver;
import org.jspecify.annotations.Nullable;

/** What people decided about findings, beside the findings. */
@GraphQLApi
@Blocking
public class DispositionsApi implements NodeSource {
    private final CurrentActor actor;
    private final FindDispositions dispositions;
    private final FindInspections inspections;
    private final FindVersions versions;
    private final WaiveFindings waive;
    private final SpeakOfFindings speak;
    private final ReadRegister register;

    DispositionsApi(
            CurrentActor actor,
            FindDispositions dispositions,
            FindInspections inspections,
            FindVersions versions,
            WaiveFindings waive,
            SpeakOfFindings speak,
            ReadRegister register) {
        this.actor = actor;
        this.dispositions = dispositions;
        this.inspections = inspections;
        this.versions = versions;
        this.waive = waive;
        this.speak = speak;
        this.register = register;
    }

    @Override
    public String type() {
        return WaiverView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return dispositions.waiver(actor.get(), id).map(WaiverView::of);
    }

    @Query
    @Description("The waivers that were asked for last in versions that you see, at most 100, the newest first.")
    public @NonNull List<@NonNull WaiverView> waivers(
            @Name("states") @Description("Only in these states; in any without.") @Nullable List<WaiverState> states) {
        List<Waiver.State> wanted = states == null
                ? List.of()
                : states.stream()
                        .map(state -> Waiver.State.valueOf(state.name()))
                        .toList();
        return dispositions.waivers(actor.get(), wanted).stream()
                .map(WaiverView::of)
                .toList();
    }

    @Query
    @Description("One waiver; null where there is none of this id in a version that you see.")
    public @Nullable WaiverView waiver(@Name("id") @Id @NonNull String id) {
        return dispositions
                .waiver(actor.get(), GlobalId.parse(WaiverView.TYPE, id))
                .map(WaiverView::of)
                .orElse(null);
    }

    @Description("The waiver of it that was asked for last, in whatever state.")
    public List<@Nullable WaiverView> waiver(@Source List<FindingConnection.FindingView> findings) {
        var decided = ofVersionsOf(findings);
        var waivers = new ArrayList<@Nullable WaiverView>();
        for (var finding : findings) {
            waivers.add(decided.of(finding.version())
                    .waiver(finding.finding())
                    .map(WaiverView::of)
                    .orElse(null));
        }
        return waivers;
    }

    @Description("Who read this picture in full and vouches that nobody is in it. Two people set its finding aside.")
    public List<@NonNull List<@NonNull FindingStatementView>> readInFull(
            @Source List<FindingConnection.FindingView> findings) {
        var decided = ofVersionsOf(findings);
        return findings.stream()
                .map(finding -> decided.of(finding.version()).readers(finding.finding()).stream()
                        .map(FindingStatementView::of)
                        .toList())
                .toList();
    }

    @Description("Who acknowledged it, where it is weak: for all of its recogniser and mechanism at once.")
    public List<@Nullable FindingStatementView> acknowledgement(@Source List<FindingConnection.FindingView> findings) {
        var decided = ofVersionsOf(findings);
        var acknowledged = new ArrayList<@Nullable FindingStatementView>();
        for (var finding : findings) {
            acknowledged.add(decided.of(finding.version())
                    .acknowledgement(finding.finding())
                    .map(FindingStatementView::of)
                    .orElse(null));
        }
        return acknowledged;
    }

    @Description(
            "Whether it is set aside now: waived, or a picture that two people read. Hidden content is not, for the public.")
    public List<@NonNull Boolean> setAside(@Source List<FindingConnection.FindingView> findings) {
        var decided = ofVersionsOf(findings);
        return findings.stream()
                .map(finding -> decided.of(finding.version())
                        .isSetAside(finding.report(), finding.finding(), false, decided.now()))
                .toList();
    }

    @Description(
            "Its findings that are set aside now, all of them, the gravest first: what people took out of account.")
    public List<@NonNull List<FindingConnection.FindingView>> findingsSetAside(@Source List<InspectionView> shown) {
        var decided = ofInspections(shown);
        return shown.stream().map(view -> setAside(view, decided)).toList();
    }

    private static List<FindingConnection.FindingView> setAside(InspectionView view, FindDispositions.AsOf decided) {
        var inspection = view.inspection();
        return inspection.report().findings().stream()
                .filter(finding ->
                        decided.of(inspection.version()).isSetAside(inspection.report(), finding, false, decided.now()))
                .map(finding -> FindingConnection.FindingView.of(finding, inspection))
                .toList();
    }

    @Description("How many of its findings are waived now.")
    public List<@NonNull Integer> waivedCount(@Source List<InspectionView> shown) {
        var decided = ofInspections(shown);
        return shown.stream()
                .map(view -> decided.of(view.inspection().version())
                        .waived(view.inspection().report(), decided.now()))
                .toList();
    }

    @Description("Whether every weak finding was acknowledged, without which nobody is asked to sign.")
    public List<@NonNull Boolean> acknowledged(@Source List<InspectionView> shown) {
        var decided = ofInspections(shown);
        return shown.stream()
                .map(view -> decided.of(view.inspection().version())
                        .acknowledges(view.inspection().report()))
                .toList();
    }

    @Description("Whether you may ask for waivers of its findings.")
    public @NonNull Permission viewerCanAskWaiver(@Source InspectionView shown) {
        return Permission.by(() -> waive.requireMayAsk(actor.get(), attempt(shown)));
    }

    @Description("Whether you may vouch for having read its pictures.")
    public @NonNull Permission viewerCanAttestReading(@Source InspectionView shown) {
        return Permission.by(() -> speak.requireMayAttest(actor.get(), attempt(shown)));
    }

    @Description("Whether you may acknowledge its weak findings.")
    public @NonNull Permission viewerCanAcknowledge(@Source InspectionView shown) {
        return Permission.by(() -> speak.requireMayAcknowledge(actor.get(), attempt(shown)));
    }

    @Description("The version in whose bytes it is.")
    public List<@Nullable VersionView> version(@Source List<WaiverView> waivers) {
        var shown = versions.byIds(
                actor.get(),
                waivers.stream().map(view -> view.waiver().version()).toList());
        var views = new ArrayList<@Nullable VersionView>();
        for (WaiverView view : waivers) {
            var version = shown.get(view.waiver().version());
            views.add(version == null ? null : VersionView.of(version));
        }
        return views;
    }

    @Description(
            "What is set aside; null where the version's inspection does not find it any more: the waiver is about nothing then.")
    public List<FindingConnection.@Nullable FindingView> finding(@Source List<WaiverView> waivers) {
        var found = inspections.latestOf(
                waivers.stream().map(view -> view.waiver().version()).toList());
        var findings = new ArrayList<FindingConnection.@Nullable FindingView>();
        for (WaiverView view : waivers) {
            var inspection = found.get(view.waiver().version());
            findings.add(
                    inspection == null
                            ? null
                            : inspection.report().findings().stream()
                                    .filter(each ->
                                            each.identity().equals(view.waiver().finding()))
                                    .findFirst()
                                    .map(each -> FindingConnection.FindingView.of(each, inspection))
                                    .orElse(null));
        }
        return findings;
    }

    @Description("Whether it sets its finding aside now.")
    public List<@NonNull Boolean> inForce(@Source List<WaiverView> waivers) {
        var decided = dispositions.of(
                waivers.stream().map(view -> view.waiver().version()).toList());
        return waivers.stream()
                .map(view -> decided.of(view.waiver().version()).inForce(view.waiver(), decided.now()))
                .toList();
    }

    @Description("Who asked for it.")
    public List<@Nullable PersonView> askedBy(@Source List<WaiverView> waivers) {
        return people(waivers.stream().map(view -> view.waiver().askedBy()).toList());
    }

    @Description("Who granted, refused or withdrew it.")
    public List<@Nullable PersonView> decidedBy(@Source List<WaiverView> waivers) {
        var ids = new ArrayList<@Nullable PersonId>();
        waivers.forEach(view -> ids.add(view.waiver().decidedBy()));
        var known = register.people(
                actor.get(), ids.stream().filter(id -> id != null).toList());
        var views = new ArrayList<@Nullable PersonView>();
        for (PersonId id : ids) {
            views.add(id == null ? null : PersonView.inOrder(known, List.of(id)).get(0));
        }
        return views;
    }

    @Description("Whether you may grant or refuse it.")
    public @NonNull Permission viewerCanDecide(@Source WaiverView waiver) {
        return Permission.by(() -> waive.requireMayDecide(actor.get(), waiver.waiver()));
    }

    @Description("Who said it.")
    public List<@Nullable PersonView> by(@Source List<FindingStatementView> statements) {
        return people(statements.stream().map(view -> view.statement().by()).toList());
    }

    private List<@Nullable PersonView> people(List<PersonId> ids) {
        return PersonView.inOrder(register.people(actor.get(), ids), ids);
    }

    private FindDispositions.AsOf ofVersionsOf(List<FindingConnection.FindingView> findings) {
        return dispositions.of(
                findings.stream().map(FindingConnection.FindingView::version).toList());
    }

    private FindDispositions.AsOf ofInspections(List<InspectionView> shown) {
        return dispositions.of(
                shown.stream().map(view -> view.inspection().version()).toList());
    }

    private static VersionAttempt attempt(InspectionView shown) {
        return new VersionAttempt(shown.inspection().version());
    }
}
