using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

internal static class WaitStateRun
{
    public static async ValueTask<BranchEnd> RunAsync(BranchRun branch, WaitState wait, Value input)
    {
        var scope = branch.Scope(input);
        scope = scope.With(wait.InputPath.Apply(scope));
        if (!await branch.WaitAsync(Duration(branch, wait, scope)))
        {
            return BranchEnd.Stopped;
        }

        var output = wait.Output?.Evaluate(scope);
        SimpleStateRun.Assign(branch, wait.Assign, scope);
        return new BranchEnd(output ?? wait.OutputPath.Apply(scope), null, wait.Next);
    }

    private static TimeSpan Duration(BranchRun branch, WaitState wait, in EvaluationScope scope)
    {
        var now = branch.Run.Inputs.Now;
        return wait switch
        {
            { Seconds: { } seconds } => TimeSpan.FromSeconds(seconds),
            { SecondsQuery: { } query } => TimeSpan.FromSeconds(NumberFields.Evaluate(query, scope)!.Value),
            { TimestampQuery: { } query } => Moment(query, scope) - now,
            { SecondsPath: { } path } => Seconds(path, scope),
            { Timestamp: { } moment } => moment - now,
            _ => Moment(wait.TimestampPath!, scope) - now,
        };
    }

    private static TimeSpan Seconds(PathExpression path, in EvaluationScope scope)
    {
        var found = path.Find(scope) ?? throw StateFailedException.Runtime($"The SecondsPath parameter does not reference an input value: {path.Text}");
        return found switch
        {
            NumberValue number when number.TryGetInteger(out var seconds) && seconds < 0 =>
                throw StateFailedException.Runtime($"The SecondsPath parameter references a negative value: {path.Text} == {seconds}"),
            NumberValue number when number.TryGetInteger(out var seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 99_999_999)),
            _ => throw StateFailedException.Runtime($"The SecondsPath parameter cannot be parsed as a long value: {path.Text} == {Plain(found)}"),
        };
    }

    private static DateTimeOffset Moment(JsonataQuery query, in EvaluationScope scope)
    {
        var text = ((TextValue)query.Evaluate(scope, "Timestamp")).Text;
        return Timestamps.TryParse(text, out var moment) ? moment : throw query.Failed($"returned an unexpected value. Expected an RFC 3339 timestamp, but was {text}");
    }

    private static DateTimeOffset Moment(PathExpression path, in EvaluationScope scope)
    {
        var found = path.Find(scope) ?? throw StateFailedException.Runtime($"The TimestampPath parameter does not reference an input value: {path.Text}");
        return found is TextValue text && Timestamps.TryParse(text.Text, out var moment)
            ? moment
            : throw StateFailedException.Runtime($"The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: {path.Text} == {Plain(found)}");
    }

    private static string Plain(Value value) => value is TextValue text ? text.Text : value.ToJson();
}
