using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Functions.Tests.Recovery;

namespace SecondBrain.Functions.Tests.Budget;

/// <summary>A budget over the real host: what each step leaves out, that nothing is refused, and that it is made up for.</summary>
public sealed class BudgetTests(BudgetHost host) : IClassFixture<BudgetHost>, IDisposable
{
    private const decimal OfOne = 0.487m; // 7 tokens embedded, 400 and 80 to enrich

    private readonly BrainClient _brain = host.NewBrain();

    public void Dispose() => _brain.Dispose();

    [Fact]
    public async Task A_brain_goes_down_the_steps_refuses_nothing_and_makes_up_for_it_when_there_is_money()
    {
        await SetAsync(10);
        var full = await ReceiptAsync("# Amber\n");
        ((string)full["state"]!, (string)full["budget"]!, (string)full["enrichment"]!["model"]!).ShouldBe(("completed", "full", SwitchableChat.Model));

        await SetAsync(0.6m); // 81 % of it is spent
        var byRules = await ReceiptAsync("# Basalt\n");
        ((string)byRules["state"]!, (string)byRules["budget"]!, (string)byRules["enrichment"]!["model"]!).ShouldBe(("deferred", "deterministic", "deterministic/1"));
        byRules["deferred"]!.ToJsonString().ShouldBe("""[{"part":"enrich","reason":"Budget"}]""");

        await SetAsync(0.4m); // less than is spent
        var embedded = host.Embeddings.Calls;
        var byWords = await ReceiptAsync("# Cobalt\n");
        ((string)byWords["budget"]!).ShouldBe("words-only");
        byWords["deferred"]!.ToJsonString().ShouldBe("""[{"part":"embed","reason":"Budget"},{"part":"enrich","reason":"Budget"}]""");
        byWords["searchable"].ShouldNotBeNull();
        host.Embeddings.Calls.ShouldBe(embedded);
        (await _brain.GetAsync("/search?q=cobalt"))["items"]!.AsArray().Count.ShouldBeGreaterThan(0);

        var budget = await _brain.GetAsync("/budget");
        ((string)budget["step"]!, (int)budget["deferred"]!, (bool)budget["own"]!, (decimal)budget["reservedUsd"]!).ShouldBe(("words-only", 2, true, 0m));
        ((decimal)budget["spentUsd"]!["total"]!).ShouldBe(OfOne + 0.007m);

        var asked = host.Chat.Calls;
        await host.RecoverAsync();
        host.Chat.Calls.ShouldBe(asked); // no money, no try

        await SetAsync(10);
        await host.RecoverAsync();
        foreach (var capture in new[] { byRules, byWords })
        {
            var receipt = await _brain.GetAsync($"/captures/{capture["id"]}");
            ((string)receipt["state"]!, (string)receipt["enrichment"]!["model"]!).ShouldBe(("completed", SwitchableChat.Model));
        }

        budget = await _brain.GetAsync("/budget");
        ((string)budget["step"]!, (int)budget["deferred"]!, budget["backfillBy"]).ShouldBe(("full", 0, null));
        ((decimal)budget["spentUsd"]!["total"]!).ShouldBe(3 * OfOne); // each note was paid for once
    }

    [Fact]
    public async Task With_the_month_what_waits_is_paid_for_again()
    {
        await SetAsync(0.4m);
        await ReceiptAsync("# Dolomite\n");
        var brain = BrainId.Parse(_brain.Brain);
        var now = BudgetHost.Clock.GetUtcNow();
        (await On(now).MayBackfillAsync(brain, CancellationToken.None)).ShouldBeFalse();
        (await On(now.AddMonths(1)).MayBackfillAsync(brain, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_receipt_says_what_each_part_cost_and_what_of_it_is_estimated()
    {
        var cost = (await ReceiptAsync("# Emerald\n"))["cost"]!;
        var parts = cost["parts"]!.AsArray().ToDictionary(part => (string)part!["part"]!, part => ((decimal)part!["usd"]!, (bool)part["estimated"]!), StringComparer.Ordinal);
        (parts["embedding"], parts["enrichment"]).ShouldBe(((0.007m, false), (0.48m, false)));
        foreach (var estimated in new[] { "requests", "table", "workflow", "functions" })
        {
            parts[estimated].Item2.ShouldBeTrue();
            parts[estimated].Item1.ShouldBeInRange(0.0000001m, 0.001m);
        }

        (cost["totalUsd"]!.GetValue<decimal>(), (string)cost["prices"]!).ShouldBe((parts.Values.Sum(part => part.Item1), BudgetHost.Prices.AsOf));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"monthlyUsd":-1}""")]
    [InlineData("""{"monthlyUsd":"much"}""")]
    [InlineData("""{"monthlyUsd":100001}""")]
    [InlineData("nothing")]
    public async Task A_budget_that_is_none_is_refused_with_advice(string body)
    {
        var (status, problem) = await _brain.SendAsync(HttpMethod.Put, "/budget", new StringContent(body, Encoding.UTF8, "application/json"));
        (status, ((string)problem["detail"]!).Contains("monthlyUsd", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
    }

    [Fact]
    public async Task Without_a_budget_of_its_own_a_brain_has_the_deployments()
    {
        await SetAsync(1);
        await SetAsync(null);
        var budget = await _brain.GetAsync("/budget");
        ((bool)budget["own"]!, (decimal)budget["monthlyUsd"]!).ShouldBe((false, 5m));
    }

    [Fact]
    public async Task Taking_away_a_budget_that_was_never_set_leaves_no_item()
    {
        await SetAsync(null);
        var table = host.Host.Services.GetRequiredService<IAmazonDynamoDB>();
        (await TableDump.ReadAsync(table, host.Host.Template.Tables[0].Name, _brain.Brain)).Lines.ShouldNotContain(line => line.Contains("#BUDGET", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task However_many_reserve_at_once_a_budget_is_passed_by_less_than_one_reservation_and_each_is_booked_once(int seed)
    {
        var random = new Random(seed);
        var ledger = host.Host.Services.GetRequiredService<IBudgetLedger>();
        var brain = BrainId.Parse($"{_brain.Brain}-{seed}");
        var limit = random.Next(1, 200) / 100m;
        var holds = Enumerable.Range(0, random.Next(2, 40)).ToDictionary(
            number => CaptureId.Parse(number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture)), _ => new BudgetHold(random.Next(1, 30) / 100m, BudgetStep.Full));

        // each twice: the claim of a capture is repeated like any step
        var reserved = await Task.WhenAll(holds.Concat(holds).Select(async each => (each.Key, Hold: await ledger.ReserveAsync(brain, "2026-11", each.Key, each.Value, limit, CancellationToken.None))));
        var won = reserved.Where(each => each.Hold is not null).Select(each => each.Key).Distinct().ToList();
        var account = await ledger.FindAsync(brain, "2026-11", CancellationToken.None);
        account.CommittedUsd.ShouldBe(won.Sum(capture => holds[capture].Usd));
        account.CommittedUsd.ShouldBeLessThan(limit + holds.Values.Max(hold => hold.Usd));
        if (won.Count < holds.Count)
        {
            account.CommittedUsd.ShouldBeGreaterThanOrEqualTo(limit);
        }

        var actual = won.ToDictionary(capture => capture, capture => Math.Round(holds[capture].Usd * random.Next(0, 100) / 100, 4));
        await Task.WhenAll(actual.Concat(actual).Select(each => ledger.SettleAsync(brain, "2026-11", each.Key, each.Value / 2, each.Value / 2, CancellationToken.None)));
        var settled = await ledger.FindAsync(brain, "2026-11", CancellationToken.None);
        (settled.CommittedUsd, settled.SpentUsd, settled.Held).ShouldBe((actual.Values.Sum(), actual.Values.Sum(), 0));
    }

    private CaptureBudget On(DateTimeOffset now) => new(
        host.Host.Services.GetRequiredService<IBudgetLedger>(), host.Host.Services.GetRequiredService<ICaptureStore>(), BudgetHost.Prices, BudgetOptions.Default, new ClockAt(now));

    private async Task<JsonNode> ReceiptAsync(string markdown)
    {
        var receipt = await _brain.ReceiptAsync(await _brain.CaptureAsync(markdown));
        await host.Host.WhenIdleAsync();
        return receipt;
    }

    private async Task SetAsync(decimal? usd)
    {
        var body = new JsonObject { ["monthlyUsd"] = usd };
        (await _brain.SendAsync(HttpMethod.Put, "/budget", new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
