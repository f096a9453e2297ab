using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;

namespace SecondBrain.StackOnMoto;

/// <summary>Somewhere that the template runs: moto's server, or the local host.</summary>
internal interface IStack : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What a token's <c>aud</c> has to be.</summary>
    string Audience { get; }

    IAmazonDynamoDB Database { get; }

    string TableName { get; }

    StateMachines Machines { get; }

    /// <summary>Invokes a function by its <c>FUNCTION</c> value, as the gateway or a schedule does.</summary>
    /// <exception cref="InvalidOperationException">The function failed.</exception>
    Task<JsonNode> InvokeAsync(string function, JsonNode payload);

    /// <summary>Hands what the table's stream has to the pipe's target.</summary>
    Task PumpAsync();
}
