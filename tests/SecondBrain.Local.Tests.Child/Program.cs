using System.Globalization;
using SecondBrain.Local.Tests.Child;

// SecondBrain.Local.Tests.Child FOLDER COUNT: goes on with what is in the folder, has COUNT executions started, and ends when all have ended.
await using var work = new JournalledWork(args[0]);
await work.RunAsync(int.Parse(args[1], CultureInfo.InvariantCulture));
