using SecondBrain.StatesLanguage.Failures;

namespace SecondBrain.StatesLanguage.Definition.Errors;

/// <summary><c>ErrorEquals</c> of a retrier or catcher.</summary>
/// <remarks>
/// <c>States.ALL</c> matches every error but <c>States.Runtime</c>, which has to be named. It does match
/// <c>States.DataLimitExceeded</c> of a task's result: the service was recorded to do so, although its guide says otherwise.
/// <c>States.TaskFailed</c> matches every error but timeouts and <c>States.Runtime</c>.
/// </remarks>
internal sealed class ErrorMatch(string[] names)
{
    public IReadOnlyList<string> Names => names;

    public bool Matches(StateFailure failure)
    {
        foreach (var name in names)
        {
            var matches = name switch
            {
                ErrorNames.All => failure.Error != ErrorNames.Runtime,
                ErrorNames.TaskFailed => failure.Error is not (ErrorNames.Timeout or ErrorNames.Runtime),
                ErrorNames.HeartbeatTimeout => failure.MissedHeartbeat,
                _ => name == failure.Error,
            };
            if (matches)
            {
                return true;
            }
        }

        return false;
    }
}
