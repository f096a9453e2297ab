using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Executions;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.EraseNote;

/// <summary>DELETE /notes/{id}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var erasing = services.GetRequiredService<NoteErasing>();
        return ApiHandler.Create(services, Scope.Admin, async (request, principal, cancellationToken) =>
        {
            if (principal.Kind is ActorKind.Agent)
            {
                return Problems.HumansOnly("erases notes");
            }

            return request.NoteId() is not { } note
                ? Problems.NoSuchNote(request.Path("id"))
                : await erasing.StartAsync(principal, note, cancellationToken) switch
                {
                    ErasureStart.Started started => WorkflowAnswers.Accepted(WorkflowName.EraseNote, started.Execution),
                    ErasureStart.Merged merged => Problems.Of(
                        409, "note-merged", "Conflict", $"This note was merged into {merged.Into}, which has its words now. DELETE /notes/{merged.Into} erases both.", ("location", $"/notes/{merged.Into}")),
                    _ => Problems.NoSuchNote(request.Path("id")),
                };
        });
    }
}
