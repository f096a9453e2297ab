using System.Text.Json.Nodes;
using SecondBrain.Core.Identity;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Pipes;

/// <summary>An AWS::SQS::Queue of this machine: a file with a JSON line for each message, <c>queues/NAME.jsonl</c> in the data folder. Safe for concurrent use.</summary>
internal sealed class LocalQueue
{
    private readonly Lock _gate = new();
    private readonly DataFolder _folder;
    private readonly TimeProvider _clock;
    private readonly IdSource _ids;
    private readonly string _file;

    public LocalQueue(string name, DataFolder folder, TimeProvider clock)
    {
        folder.Folder("queues");
        (_folder, _clock, _ids, _file) = (folder, clock, new IdSource(clock), Path.Combine("queues", name + ".jsonl"));
    }

    /// <summary>Where the messages are.</summary>
    public string FilePath => _folder.Combine(_file);

    public void Send(JsonNode body)
    {
        var message = new JsonObject { ["messageId"] = _ids.Next(), ["sentAt"] = _clock.GetUtcNow().ToString("O"), ["body"] = body };
        lock (_gate)
        {
            _folder.AppendLine(_file, message.ToJsonString());
        }
    }
}
