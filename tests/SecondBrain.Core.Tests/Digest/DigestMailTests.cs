using SecondBrain.Core.Digest;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Tests.Digest;

public sealed class DigestMailTests
{
    private static readonly Dictionary<NoteId, string> Titles = new() { [Sights.Id("A")] = "Cold Start", [Sights.Id("B")] = "Warm\nPool" };

    private static readonly Dictionary<string, string> NoLinks = [];

    [Fact]
    public void A_mail_has_a_section_for_each_kind_with_titles_and_reasons()
    {
        var mail = DigestMail.Of(
            Digest(
                new Finding(FindingKind.Orphan, "A", [Sights.Id("A")], null, 1),
                new Finding(FindingKind.MissingLink, "A+B", [Sights.Id("A"), Sights.Id("B")], null, 0.873),
                new Finding(FindingKind.ContentGap, "x", [Sights.Id("B")], "Byzantine Faults", 3)),
            Titles,
            NoLinks);

        mail.Subject.ShouldBe("Second brain home: 2026-11-22");
        mail.Text.ShouldBe("""
            Alike, and not linked
            - Cold Start / Warm Pool (similarity 0.87)

            Names without a note
            - Byzantine Faults (3 notes use it)

            Notes without a link
            - Cold Start (1 day old)

            GET /digests/2026-11-22 has it with the notes' ids.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_note_that_is_gone_is_in_no_section()
    {
        var digest = Digest(
            new Finding(FindingKind.Orphan, "C", [Sights.Id("C")], null, 1),
            new Finding(FindingKind.MissingLink, "A+C", [Sights.Id("A"), Sights.Id("C")], null, 0.9),
            new Finding(FindingKind.ContentGap, "x", [Sights.Id("C")], "Only There", 2));

        DigestSection.Of(digest, Titles).ShouldBeEmpty();
        DigestMail.Of(digest, Titles, NoLinks).Text.ShouldNotContain("Only There");
    }

    [Fact]
    public void However_long_titles_are_the_mail_stays_small()
    {
        var titles = Enumerable.Range(0, 90).ToDictionary(i => Sights.Id($"{i}"), _ => new string('t', CaptureTitle));
        var digest = Digest([.. titles.Keys.Select(id => new Finding(FindingKind.Orphan, id.Value, [id], null, 1))]);

        DigestMail.Of(digest, titles, NoLinks).Text.Length.ShouldBe(DigestMail.MaxLength);
    }

    private const int CaptureTitle = 500;

    private static DailyDigest Digest(params Finding[] findings) => new(BrainId.Parse("home"), new DateOnly(2026, 11, 22), Sights.Now, findings, MailedAt: null);
}
