namespace SecondBrain.Local.Cli;

/// <summary>What every command is made with.</summary>
internal sealed record CliContext(Terminal Terminal, TimeProvider Clock, CommonOptions Options);
