using SecondBrain.Local.Cli;
using SecondBrain.Local.Hosting;

return await CommandLine.RunAsync(args, new CliContext(Terminal.OfProcess(), TimeProvider.System, new CommonOptions(DataFolder.DefaultPath)));
