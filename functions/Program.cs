using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Functions;
using SecondBrain.Lambda.Runtime;

// Lambda starts this executable once a container; template.yaml's FUNCTION says which function it is.
return await LambdaRuntime.RunAsync(() =>
{
    var environment = FunctionEnvironment.OfProcess();
    var services = new ServiceCollection().AddSecondBrainFunctions(environment).BuildServiceProvider();
    return FunctionCatalog.Create(environment.Required("FUNCTION"), services);
});
