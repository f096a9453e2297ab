using SecondBrain.Local.Hosting;

namespace SecondBrain.Functions.Tests.Permissions;

internal static class RecordedHosts
{
    /// <summary>The options as they are, unless a <see cref="CallRecorder"/> wants to see the host's calls.</summary>
    public static LocalHostOptions Recorded(this LocalHostOptions options) => CallRecorder.Current?.Around(options) ?? options;
}
