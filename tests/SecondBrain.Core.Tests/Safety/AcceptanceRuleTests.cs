using SecondBrain.Core.Capture;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Tests.Safety;

public sealed class AcceptanceRuleTests
{
    private static readonly NoteId Subject = NoteId.Parse("01JDA3Z5T0M6Q8W2X4Y6Z8A0B2");

    private static readonly NoteId Other = NoteId.Parse("01JDA3Z5T0M6Q8W2X4Y6Z8A0B3");

    [Theory]
    [InlineData(false, "", false, "", true)]
    [InlineData(true, "", false, "", false)]
    [InlineData(false, "", true, "", false)]
    [InlineData(false, TextFlagKind.Instructions, false, "", false)]
    [InlineData(false, "", false, TextFlagKind.HiddenText, false)]
    public async Task Only_links_between_notes_that_people_stand_behind_need_no_person(bool subjectUntrusted, string subjectFlag, bool otherUntrusted, string otherFlag, bool accepted)
    {
        var rule = new AcceptanceRule(new KnownNotes([Note(Subject, subjectUntrusted, subjectFlag), Note(Other, otherUntrusted, otherFlag)]), LinkThresholds.Parse("*=0.9"));
        (await rule.ThresholdAsync(Link, default) <= Link.Confidence).ShouldBe(accepted);
    }

    [Fact]
    public async Task What_came_in_by_a_door_is_never_accepted_without_a_person()
    {
        var rule = new AcceptanceRule(new KnownNotes([Note(Subject, false, ""), Note(Other, false, "")]), LinkThresholds.Parse("*=0.9"));
        (await rule.ThresholdAsync(Link with { ForReview = true, Confidence = 1 }, default)).ShouldBeGreaterThan(1);
        (await rule.ThresholdAsync(Link with { Kind = ProposalKind.Merge, Confidence = 1 }, default)).ShouldBeGreaterThan(1);
    }

    private static Proposal Link { get; } = new(BrainId.Parse("home"), ProposalKind.Link, Subject, Other, "supports", 0.95, Evidence: null, "deterministic/1", DateTimeOffset.UnixEpoch);

    private static Note Note(NoteId id, bool untrusted, string flag) => new(
        BrainId.Parse("home"), id, "note", NoteStatus.Seed, "A note", [], [], Language: null, NoteVisibility.Private, Source: null, Version: 1, "ada", CaptureId.FromKey("k"), "text/markdown", "", 0,
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)
    {
        Trust = untrusted ? NoteTrust.Untrusted : NoteTrust.Trusted,
        Flags = flag.Length > 0 ? [flag] : [],
    };
}
