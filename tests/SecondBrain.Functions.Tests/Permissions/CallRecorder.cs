using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Aws.Calls;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Tests.Calls;
using SecondBrain.Lambda;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Notes which permission each call of functions and workflows needs, on every host that is started while this is the current one.</summary>
/// <remarks>
/// As on Lambda each function has a container of its own: what one has read is not there for another. S3 and the embedding model
/// are files and code on this machine: their calls are noted at the port, as those that the adapter for AWS makes.
/// </remarks>
internal sealed class CallRecorder
{
    private static readonly AsyncLocal<CallRecorder?> Ambient = new();
    private readonly AsyncLocal<string?> _function = new();
    private readonly ConcurrentDictionary<PermissionCall, int> _calls = new();
    private readonly ConcurrentDictionary<string, int> _invoked = new();

    /// <summary>The one that hosts started from here on report to; null for none.</summary>
    public static CallRecorder? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Invocations that can be made again.</summary>
    public CaseRecorder Cases { get; } = new();

    public IReadOnlyCollection<PermissionCall> Calls => [.. _calls.Keys];

    /// <summary>Logical ids of the functions that ran and of the workflows whose tasks did.</summary>
    public IReadOnlyCollection<string> Invoked => [.. _invoked.Keys];

    public LocalHostOptions Around(LocalHostOptions options)
    {
        IServiceCollection? registered = null;
        return options with
        {
            Register = (services, environment) => registered = options.Register(services, environment).AddSingleton(new AwsWire(sender => new RecordingWire(sender, this))),
            Handlers = (name, services) =>
            {
                var own = Own(registered!, services).BuildServiceProvider();
                return Recorded(name + "Function", Cases.Around(name, registered!, shared: services, options.Handlers(name, own)));
            },
            Tasks = tasks => new RecordedTasks(options.Tasks(tasks), this),
        };
    }

    /// <summary>A call of whoever runs now; one that the test itself makes is not noted.</summary>
    public void Note(string action, string resource)
    {
        if (_function.Value is { } function)
        {
            Cases.Called(action);
            Note(function, action, resource);
        }
    }

    public void Note(string principal, string action, string resource) => _calls.TryAdd(new PermissionCall(principal, action, resource), 0);

    public void Ran(string principal) => _invoked.TryAdd(principal, 0);

    private ServiceCollection Own(IServiceCollection registered, IServiceProvider shared)
    {
        var own = new ServiceCollection();
        foreach (var service in registered)
        {
            ((ICollection<ServiceDescriptor>)own).Add(service);
        }

        own.Replace(ServiceDescriptor.Singleton<IBlobStore>(new RecordedBlobs(shared.GetRequiredService<IBlobStore>(), this)));
        own.Replace(ServiceDescriptor.Singleton<IEmbeddingGenerator<string, Embedding<float>>>(
            new RecordedEmbeddings(shared.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(), shared.GetRequiredService<FunctionEnvironment>(), this)));
        return own;
    }

    private LambdaHandler Recorded(string function, LambdaHandler handler) => async (input, context, cancellationToken) =>
    {
        Ran(function);
        _function.Value = function;
        return await handler(input, context, cancellationToken);
    };
}
