using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Digest;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.StoreDigest;

/// <summary>Step 'Store Digest' of daily-digest.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var writer = services.GetRequiredService<DigestWriter>();
        return StepHandler.Create(StepJson.Default.DigestEvent, StepJson.Default.DigestResult, async (input, cancellationToken) =>
        {
            var findings = input.Findings.Select(finding =>
                new Finding(finding.Kind, finding.Subject, [.. finding.Notes.Select(StepHandler.Note)], finding.Name, finding.Measure));
            var (digest, mail) = await writer.StoreAsync(StepHandler.Brain(input.Brain), input.Now, [.. findings], cancellationToken);
            return new DigestResult(digest.Date.ToString("O", CultureInfo.InvariantCulture), digest.MailedAt is not null, mail.Subject, mail.Text);
        });
    }
}
