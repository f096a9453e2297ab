using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecondBrain.StatesLanguage.Costs;

/// <summary>List prices in US dollars, each for one unit.</summary>
/// <param name="Source">Where they are published.</param>
/// <param name="AsOf">The month they are of: <c>yyyy-MM</c>.</param>
/// <param name="StandardTransition">Step Functions Standard, a state transition.</param>
/// <param name="ExpressRequest">Step Functions Express, an execution.</param>
/// <param name="ExpressGigabyteSecond">Step Functions Express, memory and time; memory counts in steps of 64 MB.</param>
/// <param name="DynamoDbWriteUnit">On demand, 1 KB written.</param>
/// <param name="DynamoDbReadUnit">On demand, 4 KB read consistently.</param>
public sealed record PriceList(
    IReadOnlyList<string> Source,
    string AsOf,
    string Region,
    decimal StandardTransition,
    decimal ExpressRequest,
    decimal ExpressGigabyteSecond,
    decimal LambdaRequest,
    decimal DynamoDbWriteUnit,
    decimal DynamoDbReadUnit)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="JsonException">A price is missing or unknown.</exception>
    public static PriceList Parse(string json) => JsonSerializer.Deserialize<PriceList>(json, Json)!;

    /// <summary>An Express execution of up to 64 MB, for each second that it takes.</summary>
    public decimal ExpressSecond => ExpressGigabyteSecond * 64 / 1024;

    /// <summary>What Lambda and DynamoDB ask for the requests alone: no run time, every item within one unit. Other services' calls count nothing here.</summary>
    public decimal Requests(StepCount count) => (count.LambdaInvocations * LambdaRequest) + count.ServiceCalls.Sum(call => call switch
    {
        "dynamodb:getItem" or "dynamodb:query" => DynamoDbReadUnit,
        "dynamodb:putItem" or "dynamodb:updateItem" or "dynamodb:deleteItem" => DynamoDbWriteUnit,
        _ => 0,
    });
}
