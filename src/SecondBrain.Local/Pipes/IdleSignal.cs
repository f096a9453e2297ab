namespace SecondBrain.Local.Pipes;

/// <summary>Tells waiters that a loop had two quiet rounds which both began after they asked.</summary>
internal sealed class IdleSignal
{
    private const int QuietRounds = 2;

    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];

    public Task NextAsync()
    {
        var waiter = new Waiter();
        lock (_gate)
        {
            _waiters.Add(waiter);
        }

        return waiter.Done.Task;
    }

    public void BeginRound()
    {
        lock (_gate)
        {
            _waiters.ForEach(waiter => waiter.SawBegin = true);
        }
    }

    public void EndRound(bool isQuiet)
    {
        lock (_gate)
        {
            foreach (var waiter in _waiters.Where(waiter => waiter.SawBegin))
            {
                waiter.Quiet = isQuiet ? waiter.Quiet + 1 : 0;
                if (waiter.Quiet >= QuietRounds)
                    waiter.Done.SetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Quiet >= QuietRounds);
        }
    }

    private sealed class Waiter
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool SawBegin { get; set; }

        public int Quiet { get; set; }
    }
}
