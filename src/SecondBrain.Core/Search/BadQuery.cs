namespace SecondBrain.Core.Search;

/// <summary>Why a query cannot be answered as it is written.</summary>
/// <param name="Operator">The part of the query that cannot be used, as it is written: <c>before:soon</c>.</param>
/// <param name="Advice">One or two sentences for the person or the program that asked: what is wrong and what to write instead.</param>
public sealed record BadQuery(string Operator, string Advice);
