using Amazon.S3;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Aws.S3;
using SecondBrain.Core.Storage;
using SecondBrain.Functions;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Lambda;
using SecondBrain.Local.Invoke;
using SecondBrain.Local.Template;

namespace SecondBrain.StackOnMoto;

/// <summary>The deployed functions, each over a container made of exactly the variables that the deployment gave it. Only endpoints, clock and model are replaced.</summary>
internal sealed class MotoFunctions(Uri endpoint, Deployment deployment, TimeProvider clock, IEmbeddingGenerator<string, Embedding<float>> embeddings)
{
    public LocalFunctions Create(LocalTemplate template) => new(template.Functions, (function, _) => Handler(function), new ServiceCollection().BuildServiceProvider(), clock);

    private LambdaHandler Handler(string function)
    {
        var variables = deployment.Functions.Values.Single(each => each["FUNCTION"].GetString() == function).ToDictionary(each => each.Key, each => each.Value.ToString(), StringComparer.Ordinal);
        var keys = MotoStack.Credentials.GetCredentials();
        variables["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint.ToString();
        variables["AWS_ENDPOINT_URL_SFN"] = endpoint.ToString();
        variables["AWS_ACCESS_KEY_ID"] = keys.AccessKey;
        variables["AWS_SECRET_ACCESS_KEY"] = keys.SecretKey;
        var environment = new FunctionEnvironment(variables);
        return FunctionCatalog.Create(environment.Required("FUNCTION"), new ServiceCollection()
            .AddSecondBrainFunctions(environment)
            .Replace(ServiceDescriptor.Singleton(clock))
            .Replace(ServiceDescriptor.Singleton(new LogOutput(static (_, _) => { }))) // only the checks are printed
            .Replace(ServiceDescriptor.Singleton(embeddings))
            .Replace(ServiceDescriptor.Singleton<IBlobStore>(_ => new S3BlobStore(Bucket(), environment.Required("BUCKET_NAME"))))
            .BuildServiceProvider());
    }

    private AmazonS3Client Bucket() => new(MotoStack.Credentials, new AmazonS3Config { ServiceURL = endpoint.ToString(), ForcePathStyle = true, AuthenticationRegion = MotoStack.Region });
}
