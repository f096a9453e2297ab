using SecondBrain.Functions.Tests.Budget;
using SecondBrain.Functions.Tests.Digests;
using SecondBrain.Functions.Tests.Editing;
using SecondBrain.Functions.Tests.Erasure;
using SecondBrain.Functions.Tests.Identity;
using SecondBrain.Functions.Tests.Imports;
using SecondBrain.Functions.Tests.Merging;
using SecondBrain.Functions.Tests.Recovery;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Functions.Tests.Reviews;
using SecondBrain.Functions.Tests.Safety;
using SecondBrain.Functions.Tests.Sight;
using SecondBrain.Functions.Tests.Trail;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Facts of other tests that, with <see cref="RareCalls"/>, take every branch which makes a call of its own: few, and quick ones.</summary>
internal static class PermissionScenarios
{
    public static readonly IReadOnlyList<(Type Tests, string[] Only)> All =
    [
        (typeof(Trail.AuditTests),
        [
            nameof(Trail.AuditTests.A_look_further_back_than_changes_are_kept_says_so),
            nameof(Trail.AuditTests.Recent_changes_say_who_did_what_once_a_note_and_action),
            nameof(Trail.AuditTests.Sessions_and_their_writes_are_listed_page_by_page_and_an_empty_list_is_a_page),
        ]),
        (typeof(BudgetTests),
        [
            nameof(BudgetTests.A_brain_goes_down_the_steps_refuses_nothing_and_makes_up_for_it_when_there_is_money),
        ]),
        (typeof(ContextTests),
        [
            nameof(ContextTests.A_wrong_request_says_what_to_do),
        ]),
        (typeof(DailyDigestTests),
        [
            nameof(DailyDigestTests.A_mail_that_was_lost_goes_out_with_the_next_run_of_the_day),
        ]),
        (typeof(EditTests),
        [
            nameof(EditTests.Every_version_stays_readable_byte_for_byte_and_can_be_compared_and_restored),
            nameof(EditTests.Metadata_counts_at_once_and_needs_no_ingestion),
            nameof(EditTests.What_was_edited_out_before_a_note_became_public_stays_private),
        ]),
        (typeof(ErasedReviewTests),
        [
            nameof(ErasedReviewTests.A_review_that_waits_for_the_owner_ends_with_the_note_that_it_is_about),
        ]),
        (typeof(ErasureTests),
        [
            nameof(ErasureTests.A_note_that_was_never_ingested_is_erased_and_is_not_ingested_after_that),
            nameof(ErasureTests.Erasing_twice_changes_nothing),
        ]),
        (typeof(ExecutionTests),
        [
            nameof(ExecutionTests.A_Standard_execution_is_found_where_the_answer_that_started_it_points_to),
            nameof(ExecutionTests.A_receipt_links_to_its_execution_and_the_history_tells_the_states_in_order),
            nameof(ExecutionTests.Executions_are_listed_page_by_page_and_only_to_their_own_brain),
            nameof(ExecutionTests.What_cannot_be_asked_for_is_said),
        ]),
        (typeof(FreshnessTests),
        [
            nameof(FreshnessTests.A_damaged_snapshot_is_replaced_from_the_notes_by_a_compaction),
            nameof(FreshnessTests.Any_step_of_a_compaction_run_twice_changes_nothing),
            nameof(FreshnessTests.Writers_readers_and_compactions_over_the_real_table_never_make_an_answer_without_an_acknowledged_write),
        ]),
        (typeof(ImportArchiveTests),
        [
            nameof(ImportArchiveTests.Files_that_come_again_count_once_as_they_came_last_and_staged_bodies_are_gone_in_the_end),
        ]),
        (typeof(IngestionTests),
        [
            nameof(IngestionTests.A_capture_that_no_execution_finished_is_taken_up_again),
            nameof(IngestionTests.A_note_whose_model_is_down_is_deferred_found_by_its_words_and_embedded_by_a_retry),
        ]),
        (typeof(LinkTests),
        [
            nameof(LinkTests.A_link_to_a_note_that_exists_is_resolved_with_its_evidence),
        ]),
        (typeof(MemberTests),
        [
            nameof(MemberTests.A_role_allows_what_its_scopes_say_and_no_more),
            nameof(MemberTests.Every_change_leaves_who_changed_what_from_what_to_what),
            nameof(MemberTests.What_may_tell_of_every_note_is_for_owners_only),
        ]),
        (typeof(MergeTests),
        [
            nameof(MergeTests.A_merge_that_cannot_be_undone_stays_frozen_until_a_redrive_restores_it),
            nameof(MergeTests.Merging_is_asked_for_by_humans_and_twice_is_once),
        ]),
        (typeof(ProposalTests),
        [
            nameof(ProposalTests.A_flag_is_kept_once_with_who_said_why_and_only_people_take_it_away),
            nameof(ProposalTests.A_person_who_approves_can_trust_the_note),
            nameof(ProposalTests.A_status_and_a_link_are_applied_and_a_merge_is_started),
            nameof(ProposalTests.The_same_proposal_twice_is_one_review_and_a_rejected_one_is_not_asked_again),
        ]),
        (typeof(RecoveryTests),
        [
            nameof(RecoveryTests.A_language_model_that_is_down_defers_the_enrichment_and_not_the_meaning),
            nameof(RecoveryTests.A_model_that_is_down_is_soon_left_alone_probed_once_at_a_time_and_nothing_is_lost_when_it_is_back),
        ]),
        (typeof(ReembedBrainTests),
        [
            nameof(ReembedBrainTests.A_brain_moves_there_and_back_again_and_new_notes_are_of_the_model_that_serves),
            nameof(ReembedBrainTests.A_move_that_fails_leaves_the_old_model_serving_and_asking_again_completes_it),
            nameof(ReembedBrainTests.A_note_that_is_captured_meanwhile_is_found_by_meaning_before_and_after),
        ]),
        (typeof(SeenNotesTests),
        [
            nameof(SeenNotesTests.Anybody_reads_what_is_public_without_costing_a_call_of_the_model),
            nameof(SeenNotesTests.Digests_and_reviews_of_notes_that_are_not_seen_are_not_there),
            nameof(SeenNotesTests.Trusted_answers_are_made_without_what_is_not_trusted),
            nameof(SeenNotesTests.What_somebody_else_has_captured_is_no_duplicate_for_who_does_not_see_it),
        ]),
        (typeof(SignedLinkTests),
        [
            nameof(SignedLinkTests.A_link_for_an_earlier_question_does_not_answer_a_later_one),
            nameof(SignedLinkTests.Looking_at_a_link_decides_nothing_and_sending_it_decides_once),
        ]),
        (typeof(UndoTests),
        [
            nameof(UndoTests.A_person_who_captures_withdrawn_words_again_has_the_note_back_and_an_agent_does_not),
            nameof(UndoTests.A_proposal_that_waits_is_taken_back_with_its_review_and_a_decided_one_stays),
            nameof(UndoTests.Undoing_the_undoing_brings_everything_back),
        ]),
    ];
}
