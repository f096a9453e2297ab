using SecondBrain.Lambda.Runtime;
using SecondBrain.Lambda.Tests.Child;

return await LambdaRuntime.RunAsync(() =>
    Environment.GetEnvironmentVariable("CHILD_INIT") == "fail"
        ? throw new NoTableException("TABLE_NAME is not set.")
        : ChildHandler.HandleAsync);
