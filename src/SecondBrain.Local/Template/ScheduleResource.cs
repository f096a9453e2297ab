namespace SecondBrain.Local.Template;

/// <summary>A Schedule or ScheduleV2 event of a function or state machine.</summary>
/// <param name="Target">Logical id of the function or state machine.</param>
/// <param name="Expression"><c>rate(...)</c>, <c>cron(...)</c> or, for ScheduleV2, <c>at(...)</c>.</param>
/// <param name="TimeZone">IANA name; UTC unless a ScheduleV2 says otherwise.</param>
/// <param name="Input">The constant event; null for the one that EventBridge makes.</param>
internal sealed record ScheduleResource(string Name, string Target, bool IsScheduler, string Expression, string TimeZone, string? Input, bool Enabled, TemplateMark Mark)
{
    public static bool Is(TemplateMap declaredEvent) => declaredEvent.Text("Type") is "Schedule" or "ScheduleV2";

    public static ScheduleResource Read(string name, TemplateMap declaredEvent, string target)
    {
        var properties = declaredEvent.Map("Properties");
        var isScheduler = declaredEvent.Text("Type") == "ScheduleV2";
        return new ScheduleResource(
            properties.Text("Name") ?? $"{target}{name}",
            target,
            isScheduler,
            properties.RequiredText(isScheduler ? "ScheduleExpression" : "Schedule", $"Event {name} of {target}"),
            properties.Text("ScheduleExpressionTimezone") ?? "UTC",
            properties.Text("Input"),
            properties.Text("State") != "DISABLED" && properties.Flag("Enabled") != false,
            declaredEvent.Mark);
    }
}
