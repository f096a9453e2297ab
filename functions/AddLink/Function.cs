using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.AddLink;

/// <summary>POST /links.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var writer = services.GetRequiredService<LinkWriter>();
        return ApiHandler.Create(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            var (source, target, type) = Read(request);
            return await writer.AddAsync(principal, source, target, type, cancellationToken) switch
            {
                LinkAddition.Added added => Answer(201, added.View),
                LinkAddition.AlreadyThere there => Answer(200, there.View),
                LinkAddition.NoSuchNote missing => Problems.NoSuchNote(missing.Id),
                LinkAddition.Frozen frozen => Problems.NoteFrozen(frozen.Id),
                LinkAddition.UnknownType unknown => Problems.BadRequest("unknown-type", $"The link type '{unknown.Type}' is not known. Known: {string.Join(", ", unknown.Known)}."),
                LinkAddition.Limited limited => Problems.Limited(limited.Verdict),
                _ => Problems.BadRequest("link-to-itself", "A note cannot be linked to itself."),
            };
        });
    }

    private static HttpApiResponse Answer(int status, LinkView link) => Answers.Json(status, link, ViewJson.Default.LinkView);

    private static (NoteId Source, NoteId Target, string Type) Read(HttpApiRequest request)
    {
        try
        {
            return JsonSerializer.Deserialize(request.BodyBytes(), HttpJson.Default.LinkBody) is { } body
                && NoteId.TryParse(body.Source?.ToUpperInvariant(), out var source) && NoteId.TryParse(body.Target?.ToUpperInvariant(), out var target)
                ? (source, target, body.Type ?? "relates-to")
                : throw new BadInputException("'source' and 'target' must be note ids, 26 characters each.");
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body is not a link in JSON. Send {\"source\": \"<note id>\", \"target\": \"<note id>\", \"type\": \"relates-to\"}.", error);
        }
    }
}
