using System.Text.RegularExpressions;

namespace SecondBrain.Local.Costs;

/// <summary>What the template deploys that costs by the month, used or not.</summary>
internal sealed partial record TemplateFixtures(int Alarms, int Dashboards, int Metrics)
{
    public static TemplateFixtures Read(string template) => new(
        Alarm().Count(template), Dashboard().Count(template), Metric().Matches(template).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Count());

    [GeneratedRegex(@"^\s+Type: AWS::CloudWatch::(Composite)?Alarm\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Alarm();

    [GeneratedRegex(@"^\s+Type: AWS::CloudWatch::Dashboard\s*$", RegexOptions.Multiline)]
    private static partial Regex Dashboard();

    [GeneratedRegex(@"^\s+Namespace: SecondBrain\s*\n\s+MetricName: (?<name>\w+)|^\s+MetricName: (?<name>\w+)\s*\n\s+Namespace: SecondBrain\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Metric();
}
