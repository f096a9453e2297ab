using System.Security.Cryptography;
using Amazon.Runtime;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Workflows.Api;

/// <summary>What requests to this host's Step Functions API are signed with. Kept as an AWS credentials file (mode 600), so that the AWS CLI can use it: <c>AWS_SHARED_CREDENTIALS_FILE</c>.</summary>
internal static class LocalCredentials
{
    public const string FileName = "aws-credentials";

    private const string AccessKey = "local";
    private const string SecretLine = "aws_secret_access_key = ";

    public static AWSCredentials Keep(DataFolder folder)
    {
        var kept = folder.ReadText(FileName)?.Split('\n').FirstOrDefault(line => line.StartsWith(SecretLine, StringComparison.Ordinal));
        if (kept is { Length: > 40 })
            return new BasicAWSCredentials(AccessKey, kept[SecretLine.Length..].Trim());

        var secret = RandomNumberGenerator.GetHexString(40, lowercase: true);
        folder.WriteText(FileName, $"[default]\naws_access_key_id = {AccessKey}\n{SecretLine}{secret}\n");
        return new BasicAWSCredentials(AccessKey, secret);
    }
}
