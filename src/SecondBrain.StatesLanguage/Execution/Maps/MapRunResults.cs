using System.Text;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>Makes the output of a distributed Map, or writes it where its <c>ResultWriter</c> says.</summary>
internal sealed class MapRunResults(BranchRun owner, ResultWriting writing, MapRunIdentity mapRun)
{
    // A result goes into the next file when the file would be longer, in characters.
    private const int MaxFileLength = 16 * 1024 * 1024;

    /// <summary>The output when there is nowhere to write to.</summary>
    public Value Transform(IEnumerable<ChildOutcome> outcomes) =>
        new ListValue([.. outcomes.Where(o => o.Status == ChildOutcome.Succeeded).SelectMany(Told)]);

    /// <summary>Writes a manifest and one or more files for each status there is.</summary>
    /// <returns>The output of the state.</returns>
    /// <exception cref="StateFailedException"><c>States.ResultWriterFailed</c>.</exception>
    public async ValueTask<Value> WriteAsync(IReadOnlyCollection<ChildOutcome> outcomes, EvaluationScope scope)
    {
        var store = new ObjectStore(owner, ErrorNames.ResultWriterFailed);
        var target = writing.Parameters!.Evaluate(scope) as ObjectValue ?? ObjectValue.Empty;
        var bucket = target["Bucket"] as TextValue ?? throw store.Failed("The parameter 'Bucket' is missing.");
        var prefix = (target["Prefix"] as TextValue)?.Text.TrimEnd('/');
        var folder = string.IsNullOrEmpty(prefix) ? mapRun.Id : $"{prefix}/{mapRun.Id}";

        var files = new ObjectBuilder();
        foreach (var status in (string[])[ChildOutcome.Failed, ChildOutcome.Pending, ChildOutcome.Succeeded])
        {
            var written = new List<Value>();
            foreach (var content in Files(outcomes.Where(o => o.Status == status)))
            {
                var key = $"{folder}/{status}_{written.Count}.{(writing.AsLines ? "jsonl" : "json")}";
                await PutAsync(store, bucket, key, content);
                written.Add(ObjectValue.Of(("Key", new TextValue(key)), ("Size", new NumberValue(Encoding.UTF8.GetByteCount(content)))));
            }

            files.Set(status, new ListValue([.. written]));
        }

        var manifest = $"{folder}/manifest.json";
        await PutAsync(store, bucket, manifest, ObjectValue.Of(("DestinationBucket", bucket), ("MapRunArn", new TextValue(mapRun.Arn)), ("ResultFiles", files.Build())).ToJson());
        return ObjectValue.Of(("MapRunArn", new TextValue(mapRun.Arn)), ("ResultWriterDetails", ObjectValue.Of(("Bucket", bucket), ("Key", new TextValue(manifest)))));
    }

    private static async ValueTask PutAsync(ObjectStore store, Value bucket, string key, string content) =>
        await store.CallAsync(ResultWriting.PutObject, ObjectValue.Of(("Bucket", bucket), ("Key", new TextValue(key)), ("Body", new TextValue(content))));

    private IEnumerable<string> Files(IEnumerable<ChildOutcome> outcomes)
    {
        var (lines, length) = (new List<string>(), 0);
        foreach (var line in outcomes.SelectMany(Told).Select(v => v.ToJson()))
        {
            if (lines.Count > 0 && length + line.Length > MaxFileLength)
            {
                yield return File(lines);
                (lines, length) = ([], 0);
            }

            lines.Add(line);
            length += line.Length;
        }

        if (lines.Count > 0)
        {
            yield return File(lines);
        }
    }

    private string File(List<string> lines) => writing.AsLines ? string.Concat(lines.Select(l => l + "\n")) : $"[{string.Join(',', lines)}]";

    // What did not succeed is always told in full.
    private IEnumerable<Value> Told(ChildOutcome outcome) => writing.Transformation switch
    {
        _ when outcome.Output is null => [outcome.ToValue()],
        ResultTransformation.None => [outcome.ToValue()],
        ResultTransformation.Flatten when outcome.Output is ListValue list => list.Items,
        _ => [outcome.Output],
    };
}
