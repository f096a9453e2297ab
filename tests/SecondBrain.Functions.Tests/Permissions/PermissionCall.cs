namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>A permission that a call needed.</summary>
/// <param name="Principal">Logical id of the function, the state machine or the role that called.</param>
/// <param name="Action">As IAM spells it.</param>
/// <param name="Resource">Its ARN.</param>
internal sealed record PermissionCall(string Principal, string Action, string Resource);
