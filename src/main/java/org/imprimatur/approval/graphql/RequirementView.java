package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.JudgeRequest;
import org.imprimatur.policy.graphql.PolicyBanView;
import org.imprimatur.policy.graphql.RequiredSignOffView;

@Type("Requirement")
@Description("What policy asks for at this moment, and how much of it was signed.")
public record RequirementView(
        @NonNull boolean satisfied,

        @Description("All sign-offs needed, earlier ones first.") @NonNull
        List<@NonNull RequiredSignOffView> signOffs,

        @Description("Those still missing.") @NonNull List<@NonNull RequiredSignOffView> outstanding,

        @Description("Everything that forbids it, whoever signs; empty when nothing does.") @NonNull
        List<@NonNull PolicyBanView> forbiddenBy) {
    static RequirementView of(JudgeRequest.Judgement judgement) {
        return new RequirementView(
                judgement.outcome().satisfied(),
                judgement.requirement().signOffs().stream()
                        .map(RequiredSignOffView::of)
                        .toList(),
                judgement.outcome().outstanding().stream()
                        .map(RequiredSignOffView::of)
                        .toList(),
                judgement.requirement().forbiddenBy().stream()
                        .map(PolicyBanView::of)
                        .toList());
    }
}
