using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary><c>sns:publish</c> to a topic of the template: the mail that its subscribers would get is a file, <c>mail/TIME-ID.eml</c> in the data folder.</summary>
/// <param name="arrived">Told of each new file.</param>
internal sealed class MailTasks(IReadOnlyList<NamedResource> topics, DataFolder data, TimeProvider clock, Action<string> arrived) : ITaskResources
{
    private const string Optimised = "arn:aws:states:::sns:publish";
    private const string Sdk = "arn:aws:states:::aws-sdk:sns:publish";
    private const int MaxSubject = 100;

    public bool Supports(string resource) => resource is Optimised or Sdk;

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var service = invocation.Resource == Sdk ? "Sns" : "SNS";
        if (invocation.Input is not JsonObject request || (string?)request["TopicArn"] is not { } arn || request["Message"] is not { } message)
            throw new TaskFailedException($"{service}.InvalidParameterException", "publish needs TopicArn and Message.");
        var topic = topics.FirstOrDefault(topic => topic.Arn == arn) ?? throw new TaskFailedException($"{service}.NotFoundException", "Topic does not exist");
        var subject = (string?)request["Subject"] ?? "AWS Notification Message";
        if (subject.Length > MaxSubject || subject.Any(char.IsControl))
            throw new TaskFailedException($"{service}.InvalidParameterException", "Invalid parameter: Subject");

        var id = MessageId(invocation);
        var text = message is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string)value! : ServiceJson.Text(message);
        Keep(id, $"From: {topic.Name} <no-reply@sns.amazonaws.com>\nDate: {clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)}\nMessage-ID: <{id}@localhost>\nSubject: {Header(subject)}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n");
        return Task.FromResult<JsonNode?>(new JsonObject { ["MessageId"] = id });
    }

    // An attempt that is repeated because its process ended finds the file of the first time.
    private void Keep(string id, string mail)
    {
        var folder = data.Folder("mail");
        if (Directory.EnumerateFiles(folder, $"*-{id}.eml").Any())
            return;
        var name = Path.Combine("mail", $"{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{id}.eml");
        data.WriteText(name, mail);
        arrived(data.Combine(name));
    }

    private static string MessageId(TaskInvocation invocation) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(invocation.AttemptId)).AsSpan(0, 16)).ToString();

    // RFC 2047
    private static string Header(string subject) => subject.All(char.IsAscii) ? subject : $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=";
}
