using SecondBrain.Local.Template;

namespace SecondBrain.StackOnMoto;

/// <summary>What CloudFormation on moto made of the template.</summary>
internal sealed class DeploymentChecks(Checks checks, Deployment deployment, LocalTemplate template)
{
    public async Task RunAsync(MotoStack stack)
    {
        checks.Equal("the stack", "CREATE_COMPLETE", deployment.Status, deployment.Status);
        foreach (var (type, count) in deployment.Declared)
        {
            var made = deployment.Resources.Values.Count(each => each.Type == type);
            checks.Equal($"{type}", $"{count} made", $"{made} made", $"{made} made");
        }

        var table = (await stack.Database.DescribeTableAsync(stack.TableName)).Table;
        var expiry = (await stack.Database.DescribeTimeToLiveAsync(stack.TableName)).TimeToLiveDescription;
        checks.Equal(
            "the table's index, stream and time to live",
            "GSI1 NEW_IMAGE ttl ENABLED",
            $"{string.Join(',', table.GlobalSecondaryIndexes.Select(index => index.IndexName))} {table.StreamSpecification.StreamViewType} {expiry.AttributeName} {expiry.TimeToLiveStatus}",
            table.TableName);
        checks.Equal(
            "the functions are those of the catalogue",
            string.Join(' ', template.Functions.Select(each => each.CatalogName).Order(StringComparer.Ordinal)),
            string.Join(' ', deployment.Functions.Values.Select(each => each["FUNCTION"].GetString()!).Order(StringComparer.Ordinal)),
            $"{deployment.Functions.Count}");
        Console.WriteLine("moto's CloudFormation lacks:");
        foreach (var line in deployment.Missing)
        {
            Console.WriteLine($"  {line}");
        }

        Console.WriteLine("mended in its launcher:");
        foreach (var line in deployment.Mended)
        {
            Console.WriteLine($"  {line}");
        }
    }
}
