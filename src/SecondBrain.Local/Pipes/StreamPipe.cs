using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Streams;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Pipes;

/// <summary>An EventBridge pipe: reads every shard of a table's stream in order, filters, batches, and hands batches to a state machine. At least once.</summary>
internal sealed partial class StreamPipe : IAsyncDisposable
{
    /// <summary>Batches of one shard that may be under way at once: beyond it the pipe stops reading.</summary>
    private const int MaxUnderWay = 64;

    private static readonly TimeSpan ActiveInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan IdleInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DiscoverEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    private readonly PipeResource _pipe;
    private readonly DynamoDbStreamsClient _streams;
    private readonly PipeTarget _target;
    private readonly PipeCheckpoint _checkpoint;
    private readonly EventPattern[] _patterns;
    private readonly InputTemplate? _template;
    private readonly string _streamArn;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Dictionary<string, ShardReader> _readers = [];
    private readonly IdleSignal _idle = new();
    private readonly WakeSignal _wake;
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;
    private long _discovered;
    private bool _mustDiscover;
    private long _saved;

    /// <exception cref="TemplateException">A filter or input template that this host cannot apply.</exception>
    public StreamPipe(PipeResource pipe, string streamArn, DynamoDbStreamsClient streams, PipeTarget target, PipeCheckpoint checkpoint, TimeProvider clock, ILogger<StreamPipe> log)
    {
        (_pipe, _streamArn, _streams, _target, _checkpoint, _clock, _log) = (pipe, streamArn, streams, target, checkpoint, clock, log);
        _wake = new WakeSignal(clock);
        try
        {
            _patterns = [.. pipe.Patterns.Select(EventPattern.Parse)];
            _template = pipe.InputTemplate is null ? null : new InputTemplate(pipe.InputTemplate);
        }
        catch (FormatException e)
        {
            throw new TemplateException(pipe.Mark, $"{pipe.LogicalId}: {e.Message}.");
        }
    }

    /// <summary>Opens the shards and starts to pump. What is written after this returned is never missed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await DiscoverAsync(isFirst: true, cancellationToken);
        _loop = Task.Run(PumpAsync, CancellationToken.None);
    }

    /// <summary>Looks at the stream now instead of at the next poll.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Completes when the stream had nothing new twice in a row and every batch had ended.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        var idle = _idle.NextAsync();
        Wake();
        return idle.WaitAsync(cancellationToken);
    }

    /// <summary>Stops reading, waits for what is under way and saves the checkpoint.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        foreach (var reader in _readers.Values)
        {
            await reader.WaitForRoomAsync(limit: 1, CancellationToken.None);
            reader.Advance();
        }

        _checkpoint.Save();
        _stopping.Dispose();
    }

    private async Task PumpAsync()
    {
        var stop = _stopping.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _idle.BeginRound();
                var isQuiet = await RoundAsync(stop);
                _idle.EndRound(isQuiet);
                await _wake.WaitAsync(isQuiet ? IdleInterval : ActiveInterval, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The pump's outermost edge: whatever failed, the records are still in the stream and are read again.
                RoundFailed(_log, _pipe.LogicalId, (e as AwsServiceException)?.Code ?? e.GetType().Name, e);
                await _wake.WaitAsync(PauseAfterError, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>True when nothing was read and nothing is under way.</returns>
    private async Task<bool> RoundAsync(CancellationToken stop)
    {
        if (_mustDiscover || _clock.GetElapsedTime(_discovered) > DiscoverEvery || _readers.Values.All(reader => reader.IsFinished))
            await DiscoverAsync(isFirst: false, stop);

        var isQuiet = true;
        foreach (var reader in Readable())
        {
            var records = await reader.ReadAsync(stop);
            if (records.Count > 0)
                await DeliverAsync(reader, records, stop);
            _mustDiscover |= reader.IsFinished;
            reader.Advance();
            isQuiet &= records.Count == 0 && reader.UnderWay == 0;
        }

        if (isQuiet || _clock.GetElapsedTime(_saved) > SaveEvery)
        {
            _checkpoint.Save();
            _saved = _clock.GetTimestamp();
        }

        return isQuiet;
    }

    // A child shard is read when its parent is done, or is not kept any more: an item's changes keep their order.
    private IEnumerable<ShardReader> Readable() =>
        _readers.Values.Where(reader => (!reader.IsFinished || reader.UnderWay > 0)
            && (reader.Shard.ParentId is not { } parent || !_readers.TryGetValue(parent, out var before) || (before.IsFinished && before.UnderWay == 0)));

    private async Task DeliverAsync(ShardReader reader, IReadOnlyList<JsonObject> records, CancellationToken stop)
    {
        try
        {
            await DeliverPassedAsync(reader, records, stop);
        }
        catch
        {
            reader.Rewind();
            throw;
        }
    }

    private async Task DeliverPassedAsync(ShardReader reader, IReadOnlyList<JsonObject> records, CancellationToken stop)
    {
        var passed = new List<(string Sequence, JsonNode? Input)>();
        foreach (var record in records)
        {
            record["eventSourceARN"] = _streamArn;
            using var document = JsonDocument.Parse(record.ToJsonString());
            if (_patterns.Length == 0 || _patterns.Any(pattern => pattern.Matches(document.RootElement)))
                passed.Add((ShardReader.SequenceOf(record), _template is null ? record.DeepClone() : _template.Apply(document.RootElement)));
        }

        foreach (var chunk in passed.Chunk(_pipe.BatchSize))
        {
            await reader.WaitForRoomAsync(MaxUnderWay, stop);
            var batch = new PipeBatch(reader.Shard.Id, chunk[0].Sequence, chunk[^1].Sequence, chunk.Length, new JsonArray([.. chunk.Select(item => item.Input)]));
            reader.Track(await _target.DeliverAsync(batch, stop), batch.LastSequence);
        }

        reader.Track(Task.CompletedTask, ShardReader.SequenceOf(records[^1]));
    }

    private async Task DiscoverAsync(bool isFirst, CancellationToken cancellationToken)
    {
        var description = await _streams.DescribeStreamAsync(_streamArn, cancellationToken);
        foreach (var shard in description.Shards.Where(shard => !_readers.ContainsKey(shard.Id)))
        {
            var reader = new ShardReader(_streams, _streamArn, shard, _checkpoint);
            await reader.OpenAsync(fromNow: isFirst && _checkpoint.IsNew && !_pipe.FromStart, cancellationToken);
            _readers.Add(shard.Id, reader);
        }

        var kept = description.Shards.Select(shard => shard.Id).ToHashSet();
        foreach (var gone in _readers.Values.Where(reader => reader.IsFinished && reader.UnderWay == 0 && !kept.Contains(reader.Shard.Id)).ToArray())
        {
            _readers.Remove(gone.Shard.Id);
        }

        _checkpoint.KeepOnly(kept);
        _discovered = _clock.GetTimestamp();
        _mustDiscover = false;
    }

    [LoggerMessage(LogLevel.Warning, "{Pipe}: reading the stream failed with {Error}; it is tried again")]
    private static partial void RoundFailed(ILogger log, string pipe, string error, Exception exception);
}
