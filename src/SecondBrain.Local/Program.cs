using SecondBrain.Local.Cli;

return await CommandLine.RunAsync(args, new CliContext(Terminal.OfProcess(), TimeProvider.System, new CommonOptions(".secondbrain")));
