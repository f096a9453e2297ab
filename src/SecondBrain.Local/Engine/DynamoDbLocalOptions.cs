namespace SecondBrain.Local.Engine;

/// <summary>How the DynamoDB engine is started.</summary>
public sealed class DynamoDbLocalOptions
{
    /// <summary>The environment variable that names a DynamoDB server to use instead of starting one. The AWS SDKs read it too.</summary>
    public const string EndpointVariable = "AWS_ENDPOINT_URL_DYNAMODB";

    /// <summary>The folder that keeps the database, its log and its lock; null (the default) keeps everything in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A running server to use instead of starting one. Default: what <see cref="EndpointVariable"/> says, if it is set.</summary>
    public Uri? ExistingServer { get; init; } = ServerFromEnvironment();

    /// <summary>The Java command. Default: <c>java</c> of <c>JAVA_HOME</c>, else of the path.</summary>
    public string JavaCommand { get; init; } = JavaOfThisMachine();

    /// <summary>How long the engine may take to answer its first request. Default: one minute (it needs 2 s on an idle laptop).</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);

    private static Uri? ServerFromEnvironment() => Environment.GetEnvironmentVariable(EndpointVariable) switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => uri,
        var text => throw new EngineUnavailableException($"{EndpointVariable} is '{text}', which is not an http(s) address: correct or unset it."),
    };

    private static string JavaOfThisMachine()
    {
        var name = OperatingSystem.IsWindows() ? "java.exe" : "java";
        return Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home && File.Exists(Path.Combine(home, "bin", name))
            ? Path.Combine(home, "bin", name)
            : name;
    }
}
