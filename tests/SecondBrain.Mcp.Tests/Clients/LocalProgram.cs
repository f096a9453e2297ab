namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The executable whose command <c>mcp</c> desktop clients start.</summary>
internal static class LocalProgram
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "SecondBrain.Local.dll");
}
