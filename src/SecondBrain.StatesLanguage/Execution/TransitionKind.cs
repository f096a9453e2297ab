namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Why an execution goes where it goes.</summary>
internal enum TransitionKind
{
    /// <summary><c>Next</c> or <c>End</c>.</summary>
    Next,

    /// <summary>A state is entered.</summary>
    Enter,

    /// <summary>A choice rule held.</summary>
    Rule,

    /// <summary><c>Default</c> of a Choice.</summary>
    Default,

    /// <summary>A retrier starts another attempt.</summary>
    Retry,

    /// <summary>A catcher took the failure.</summary>
    Catch,
}
