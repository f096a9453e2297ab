namespace SecondBrain.Core.Fetching;

/// <summary>Why a page was not taken.</summary>
public enum PageRefusal
{
    /// <summary>Not an address that is fetched at all.</summary>
    InvalidAddress,

    /// <summary>The host is not on the public internet, or does not exist: which of the two is not told.</summary>
    NotPublic,

    /// <summary>It leads elsewhere too often, to nowhere, or from https to http.</summary>
    Redirected,

    Unreachable,

    TimedOut,

    /// <summary>The server answered with something else than the page.</summary>
    NotAnswered,

    TooLarge,

    /// <summary>Neither HTML nor plain text nor Markdown.</summary>
    UnsupportedType,

    /// <summary>There is no text in it, or it cannot be read with reasonable effort.</summary>
    Unreadable,

    /// <summary>An address can carry words out of the brain, so no agent has one fetched.</summary>
    ByAgent,
}
