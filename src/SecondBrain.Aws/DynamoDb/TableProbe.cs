using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>Asks whether the table answers.</summary>
public sealed class TableProbe(IAmazonDynamoDB client, AwsOptions options)
{
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.DescribeTableAsync(options.TableName, cancellationToken);
            return true;
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            return false;
        }
    }
}
