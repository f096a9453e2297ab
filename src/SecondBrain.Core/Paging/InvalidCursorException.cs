namespace SecondBrain.Core.Paging;

/// <summary>A cursor that this list did not give out.</summary>
public sealed class InvalidCursorException(Exception? inner = null)
    : Exception("The cursor is not one that this list gave out. Ask for the first page without a cursor.", inner);
