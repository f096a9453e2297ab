using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SecondBrain.Core.Identity;
using SecondBrain.Functions.Tests.Identity;
using SecondBrain.Functions.Tests.Imports;
using SecondBrain.Functions.Tests.Reviews;
using SecondBrain.Local.Authorization;

namespace SecondBrain.Functions.Tests.Tenants;

/// <summary>A brain of others that has one of everything: notes, links, a community, a capture, a review, an import, executions, an erasure, a digest, a session.</summary>
internal sealed record TenantGarden(string Brain, TenantIds Ids)
{
    /// <summary>The one word that requests look for; everything else of the notes may be in no answer.</summary>
    public const string Sought = "Zyqwort";

    public const string Subject = "victor";

    /// <summary>Words that only this brain has.</summary>
    public static IReadOnlyList<string> Canaries { get; } = ["Zyqwort Almanac", "Plimbex", "Quorvane", "Garden Zyq", "vexil-tag"];

    public static async Task<TenantGarden> PlantAsync(IdentityHost host)
    {
        var brain = host.NewBrain();
        using var owner = host.Client(brain, Subject);
        await owner.PutMemberAsync("their-reader", """{"role":"reader"}""");
        using var agent = new BrainClient(host.Host.Url, brain, host.Host.Issuer.Mint(
            new TokenRequest(brain, Subject, [.. Core.Access.Scope.All], TimeSpan.FromHours(1)) { Agent = "claude", Session = "their-session-1" }));

        var other = await CaptureAsync(owner, "# Quorvane Notes\n\nPlimbex grows by the [[Zyqwort Almanac]].\n");
        var note = await CaptureAsync(owner, "---\ntags: [vexil-tag]\n---\n# Zyqwort Almanac\n\nPlimbex and [[Quorvane Notes]], once more [[Quorvane Notes]].\n");
        await CaptureAsync(agent, "# Plimbex of an agent\n\nSee [[Zyqwort Almanac]].\n");
        var (review, _, _) = await owner.ProposeAsync("Garden Zyq");
        var import = await owner.BeginAsync();
        await owner.AddAsync(import, ("plimbex.md", "# Plimbex imported\n\nSee [[Zyqwort Almanac]].\n"));
        await owner.FinishAsync(import);
        var erased = await EraseAsync(owner);
        var execution = (string)(await owner.GetAsync("/executions?limit=1"))["items"]![0]!["id"]!;
        await (await host.Host.Workflows.StartAsync("DailyDigestStateMachine", new JsonObject(), name: null, CancellationToken.None)).Completion;
        return new TenantGarden(brain, new TenantIds(new Dictionary<string, string>
        {
            ["note"] = (string)note["id"]!,
            ["other"] = (string)other["id"]!,
            ["capture"] = ((string)note["receipt"]!).Split('/')[^1],
            ["review"] = (string)review["id"]!,
            ["import"] = import,
            ["execution"] = execution,
            ["erasure"] = erased,
            ["digest"] = (string)(await owner.GetAsync("/digests/latest"))["date"]!,
            ["community"] = (string)(await owner.GetAsync("/graph/communities"))["items"]![0]!["id"]!,
            ["session"] = "their-session-1",
            ["subject"] = "their-reader",
            ["brain"] = brain,
        }));
    }

    /// <summary>Ids of the same shapes and lengths that are nowhere.</summary>
    public TenantIds Absent() => Absent(Ids["execution"]);

    /// <inheritdoc cref="Absent()"/>
    /// <param name="execution">An execution's id, whose workflow and shape the absent one has.</param>
    public static TenantIds Absent(string execution)
    {
        var (workflow, name) = (execution.Split(':')[0], execution.Split(':')[1]);
        var ids = new IdSource(TimeProvider.System);
        return new TenantIds(new Dictionary<string, string>
        {
            ["note"] = ids.Next(),
            ["other"] = ids.Next(),
            ["capture"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            ["review"] = ids.Next(),
            ["import"] = ids.Next(),
            ["execution"] = $"{workflow}:{RandomNumberGenerator.GetHexString(12, lowercase: true)}{name[12..]}", // of another brain
            ["erasure"] = ids.Next(),
            ["digest"] = "1999-12-31",
            ["community"] = ids.Next(),
            ["session"] = "no-session-1",
            ["subject"] = "no-such-member",
            ["brain"] = "no-brain-of-this-name",
        });
    }

    private static async Task<JsonNode> CaptureAsync(BrainClient brain, string markdown)
    {
        var capture = await brain.CaptureAsync(markdown);
        await brain.ReceiptAsync(capture);
        return capture;
    }

    private static async Task<string> EraseAsync(BrainClient owner)
    {
        var note = (string)(await CaptureAsync(owner, "# Plimbex erased\n"))["id"]!;
        (await owner.SendAsync(HttpMethod.Delete, $"/notes/{note}")).Status.ShouldBe(HttpStatusCode.Accepted);
        while ((await owner.SendAsync(HttpMethod.Get, $"/erasures/{note}")).Status != HttpStatusCode.OK)
        {
            await Task.Delay(20);
        }

        return note;
    }
}
