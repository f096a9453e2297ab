namespace SecondBrain.Core.Audit;

/// <summary>The names of sessions that undo others.</summary>
public static class SessionName
{
    public const int MaxLength = 200;

    private const string Undo = "undo-";

    /// <summary>The undoing of a session is a session too, which can be undone.</summary>
    public static string UndoingOf(string session) => Undo + session;

    /// <summary>The session that was there before anything was undone: what belongs to one root is one will.</summary>
    public static string RootOf(string session)
    {
        while (session.StartsWith(Undo, StringComparison.Ordinal))
        {
            session = session[Undo.Length..];
        }

        return session;
    }
}
