using SecondBrain.Core.Identity;
using SecondBrain.Core.Reembedding;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>Counts who asks for the model of a brain, and can let them wait.</summary>
internal sealed class HeldModels : IBrainModels
{
    private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    public HeldModels() => _answer.SetResult();

    public int Reads => _reads;

    public string? Serving { get; set; }

    /// <summary>Completes when somebody asks while they are held.</summary>
    public Task Reading => _reading.Task;

    public void Hold() => _answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _answer.SetResult();

    public async Task<BrainModel?> FindAsync(BrainId brain, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        if (!_answer.Task.IsCompleted)
        {
            _reading.TrySetResult();
        }

        await _answer.Task;
        return Serving is null ? null : new BrainModel(Serving, null, null, 0);
    }

    public Task AdoptAsync(BrainId brain, string model, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> BeginAsync(BrainId brain, string model, CancellationToken cancellationToken) => throw new NotSupportedException();
}
