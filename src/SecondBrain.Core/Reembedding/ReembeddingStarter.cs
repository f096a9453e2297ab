using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Reembedding;

/// <summary>Starts the move of a brain to another embedding model.</summary>
public sealed class ReembeddingStarter(IBrainModels models, ServingModels serving, RepeatableStart starts)
{
    /// <summary>Asking again for the same model is the same move; after a failure it starts anew and keeps the vectors that are there.</summary>
    /// <param name="wanted">Null for the deployment's.</param>
    public async Task<ReembeddingStart> StartAsync(BrainId brain, string? wanted, CancellationToken cancellationToken)
    {
        var model = wanted ?? serving.Deployed;
        if (!serving.Allowed.Contains(model, StringComparer.Ordinal))
        {
            return new ReembeddingStart.NotAllowed(serving.Allowed);
        }

        await models.AdoptAsync(brain, serving.Deployed, cancellationToken);
        var current = (await models.FindAsync(brain, cancellationToken))!;
        if (current.Serving == model && current is { Previous: null, Coming: null })
        {
            return new ReembeddingStart.AlreadyServing(model);
        }

        if (!await models.BeginAsync(brain, model, cancellationToken))
        {
            return new ReembeddingStart.Busy(current.Coming ?? current.Serving);
        }

        // a move ends with its switch: until the vectors of the model before are dropped it is still the same one
        var move = current.Serving == model ? current.Switches - 1 : current.Switches;
        var input = new JsonObject { ["brain"] = brain.Value, ["model"] = model };
        var what = string.Create(CultureInfo.InvariantCulture, $"{model}-{move}");
        var name = await starts.StartAsync(WorkflowName.ReembedBrain, brain, what, input, holder: null, cancellationToken);
        return new ReembeddingStart.Started(current.Previous ?? current.Serving, model, name);
    }
}
