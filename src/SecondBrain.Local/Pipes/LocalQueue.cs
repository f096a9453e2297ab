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
        (Name, _folder, _clock, _ids, _file) = (name, folder, clock, new IdSource(clock), Path.Combine("queues", name + ".jsonl"));
    }

    public string Name { get; }

    /// <summary>Where the messages are.</summary>
    public string FilePath => _folder.Combine(_file);

    /// <returns>The message's id.</returns>
    public string Send(JsonNode body)
    {
        var id = _ids.Next();
        var message = new JsonObject { ["messageId"] = id, ["sentAt"] = _clock.GetUtcNow().ToString("O"), ["body"] = body };
        lock (_gate)
        {
            _folder.AppendLine(_file, message.ToJsonString());
        }

        return id;
    }
}
