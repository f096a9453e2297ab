using Amazon;
using Amazon.Runtime;

namespace SecondBrain.Aws.Signing;

/// <summary>How a signed client reaches AWS.</summary>
public sealed record AwsClientOptions
{
    /// <summary>Asked before every attempt, so credentials that rotate (a Lambda role, SSO) keep working.</summary>
    public required AWSCredentials Credentials { get; init; }

    /// <summary>Such as <c>eu-west-1</c>; part of the signature even when <see cref="Endpoint"/> is set.</summary>
    public required string Region { get; init; }

    /// <summary>Where to call instead of AWS, such as <c>http://127.0.0.1:8000</c>. Null: the region's public endpoint.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The longest that one attempt may take, response body included. Default: 30 seconds.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public AwsRetry Retry { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal Uri EndpointOf(string prefix) =>
        Endpoint ?? new Uri($"https://{prefix}.{Region}.{RegionEndpoint.GetBySystemName(Region).PartitionDnsSuffix}");
}
