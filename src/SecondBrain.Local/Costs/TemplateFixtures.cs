using System.Text.RegularExpressions;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Local.Costs;

/// <summary>What the template deploys that costs by the month, used or not.</summary>
/// <param name="Metrics">Custom metrics, paid for in the hours in which they are emitted.</param>
internal sealed partial record TemplateFixtures(int Alarms, int Dashboards, int Metrics)
{
    public static TemplateFixtures Read(string template) => new(Alarm().Count(template), Dashboard().Count(template), MetricNames.All.Count);

    [GeneratedRegex(@"^\s+Type: AWS::CloudWatch::(Composite)?Alarm\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Alarm();

    [GeneratedRegex(@"^\s+Type: AWS::CloudWatch::Dashboard\s*$", RegexOptions.Multiline)]
    private static partial Regex Dashboard();
}
