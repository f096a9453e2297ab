using System.Globalization;
using System.Text;
using SecondBrain.Core.Reading;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>An overview in words: some 6,000 characters at most, whatever the brain holds.</summary>
internal static class OverviewText
{
    private const int MaxKinds = 12;

    private const int MaxCentral = 3;

    public static string Of(BrainOverview overview)
    {
        var counts = overview.Counts;
        var text = new StringBuilder();
        text.AppendLine("# The brain at a glance").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Count(counts.Notes, "note")} with {Count(counts.Chunks, "passage")}; {Count(counts.Links, "link")}, and {counts.Unresolved} more to names that no note has yet.");
        if (counts.Notes == 0)
        {
            return text.AppendLine("It is empty: add_note adds the first note.").ToString();
        }

        Kinds(text, "Types", overview.Types);
        Kinds(text, "Statuses", overview.Statuses);
        if (overview.Tags.Count > 0)
        {
            text.Append("Tags: ").AppendJoin(", ", overview.Tags.Select(Counted));
            text.AppendLine(overview.MoreTags > 0 ? string.Create(CultureInfo.InvariantCulture, $", and {overview.MoreTags} more") : "");
        }

        if (overview.Communities.Count > 0)
        {
            text.AppendLine().AppendLine("## Communities").AppendLine();
            foreach (var community in overview.Communities)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- {OneLine.Of(community.Name)}: {community.Size} notes, such as {Titles(community)}");
            }

            if (overview.MoreCommunities > 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- and {overview.MoreCommunities} smaller ones");
            }
        }

        text.AppendLine().AppendLine("## Newest notes").AppendLine();
        foreach (var note in overview.Recent)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {note.CreatedAt:yyyy-MM-dd} {OneLine.Of(note.Title)} ({note.Id}), {note.Type}");
        }

        return text.ToString();
    }

    private static string Titles(Core.Views.GraphCommunityView community) =>
        string.Join(", ", community.Central.Take(MaxCentral).Select(note => $"{OneLine.Of(note.Title)} ({note.Id})"));

    private static void Kinds(StringBuilder text, string heading, IReadOnlyList<CountedName> names)
    {
        if (names.Count > 0)
        {
            text.Append(heading).Append(": ").AppendJoin(", ", names.Take(MaxKinds).Select(Counted)).AppendLine();
        }
    }

    private static string Count(int number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    private static string Counted(CountedName name) => string.Create(CultureInfo.InvariantCulture, $"{OneLine.Of(name.Name)} {name.Count}");
}
