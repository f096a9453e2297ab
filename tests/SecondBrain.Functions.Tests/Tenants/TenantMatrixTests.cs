using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Identity;
using SecondBrain.Local.Template;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Tenants;

/// <summary>Every route of the template and every tool that the server lists, asked for another tenant's things by everybody: the answer is that for an id that is nowhere.</summary>
public sealed class TenantMatrixTests(IdentityHost host, ITestOutputHelper output) : IClassFixture<IdentityHost>
{
    /// <summary>Names a file that the table is written to, as Markdown.</summary>
    private const string FileVariable = "SECONDBRAIN_TENANT_MATRIX";

    private const int Attempts = 4;

    [Fact]
    public async Task Nobody_learns_of_another_tenants_things_from_any_route_or_tool()
    {
        var garden = await TenantGarden.PlantAsync(host);
        var absent = garden.Absent();
        var (doors, tools) = await DoorsAsync(garden);
        var roles = await RolesAsync();
        var (table, problems, answers) = (Header(roles.Select(role => role.Name)), new List<string>(), 0);
        foreach (var door in doors.Concat(tools))
        {
            var cells = new List<string>();
            foreach (var (name, http) in roles)
            {
                var theirs = await TenantAnswer.OfAsync(http, door.Request(garden.Ids));
                var nowhere = door.NamesAnId ? await TenantAnswer.OfAsync(http, door.Request(absent)) : null;
                problems.AddRange(Leaks(door, name, theirs, await AskedAsync(door, garden), garden).Concat(nowhere is null ? [] : Differences(door, name, theirs.Blank(garden.Ids), nowhere.Blank(absent), theirs)));
                cells.Add(theirs.Status.ToString(CultureInfo.InvariantCulture) + (door.IsTool && theirs.Text.Contains("\"isError\":true", StringComparison.Ordinal) ? " error" : ""));
                answers += nowhere is null ? 1 : 2;
            }

            table.AppendLine(CultureInfo.InvariantCulture, $"| {door.Name} | {string.Join(" | ", cells)} |");
        }

        table.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{doors.Count} routes, {tools.Count} tools, {roles.Count} roles, {answers} answers, {problems.Count} leaks.");
        Print(table.ToString());
        roles.ForEach(role => role.Http.Dispose());
        problems.ShouldBeEmpty();
        answers.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task Their_own_owner_finds_every_one_of_these_things()
    {
        var garden = await TenantGarden.PlantAsync(host);
        var (doors, _) = await DoorsAsync(garden);
        using var owner = Client(garden.Brain, TenantGarden.Subject);

        foreach (var door in doors.Where(door => door is { NamesAnId: true, Method: "GET" } && !IsPublic(door)))
        {
            (await TenantAnswer.OfAsync(owner, door.Request(garden.Ids))).Status.ShouldBe(200, door.Name);
        }
    }

    [Fact]
    public async Task Another_tenants_id_costs_as_many_table_calls_as_one_that_is_nowhere()
    {
        var garden = await TenantGarden.PlantAsync(host);
        var absent = garden.Absent();
        var (doors, tools) = await DoorsAsync(garden);
        using var owner = Client(host.NewBrain(), "owner");
        await host.Host.WhenIdleAsync();
        var (calls, client) = (0, (AmazonServiceClient)host.Host.Services.GetRequiredService<IAmazonDynamoDB>());
        client.BeforeRequestEvent += (_, _) => Interlocked.Increment(ref calls);

        foreach (var door in doors.Concat(tools).Where(door => door.NamesAnId))
        {
            (int Theirs, int Nowhere) counted = (0, -1);
            for (var attempt = 0; attempt < Attempts && counted.Theirs != counted.Nowhere; attempt++) // a cache of ours may run out between two
            {
                counted = (await CountAsync(door, garden.Ids), await CountAsync(door, absent));
            }

            counted.Theirs.ShouldBe(counted.Nowhere, door.Name);
        }

        calls.ShouldBeGreaterThan(50);

        async Task<int> CountAsync(Door door, TenantIds ids)
        {
            var before = calls;
            await TenantAnswer.OfAsync(owner, door.Request(ids));
            return calls - before;
        }
    }

    private static async Task<string> AskedAsync(Door door, TenantGarden garden)
    {
        using var request = door.Request(garden.Ids);
        return Uri.UnescapeDataString(request.RequestUri!.ToString()) + (request.Content is null ? "" : await request.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Leaks(Door door, string role, TenantAnswer answer, string asked, TenantGarden garden)
    {
        var told = $"{answer.Headers}\n{answer.Text}";
        return TenantGarden.Canaries.Concat(garden.Ids.All.Where(id => id.Key is not ("digest" or "subject")).Select(id => id.Value))
            .Where(word => told.Contains(word, StringComparison.OrdinalIgnoreCase) && !asked.Contains(word, StringComparison.OrdinalIgnoreCase))
            .Select(word => $"{door.Name} tells the {role} '{word}'");
    }

    private static IEnumerable<string> Differences(Door door, string role, string theirs, string nowhere, TenantAnswer answer)
    {
        if (theirs != nowhere)
        {
            yield return $"{door.Name} answers the {role} for a thing of theirs:\n{theirs}\nand for one that is nowhere:\n{nowhere}";
        }

        // a brain without public notes answers like one that does not exist: an empty list
        if (answer.Status < 300 && !IsPublic(door) && !(door.IsTool && answer.Text.Contains("\"isError\":true", StringComparison.Ordinal)))
        {
            yield return $"{door.Name} answers the {role} {answer.Status}";
        }
    }

    private static bool IsPublic(Door door) => door.Name.StartsWith("GET /public/", StringComparison.Ordinal);

    private async Task<(List<Door> Routes, List<Door> Tools)> DoorsAsync(TenantGarden garden)
    {
        var routes = host.Host.Template.Routes.Where(route => route.RouteKey is not ("ANY /mcp" or RouteResource.DefaultPath)).OrderBy(route => route.Path, StringComparer.Ordinal)
            .Select(route => new Door(route.RouteKey, route.Method, TenantRoutes.NamesAnId(route), IsTool: false, ids => TenantRoutes.Request(route, ids))).ToList();
        using var owner = Client(garden.Brain, TenantGarden.Subject);
        var listed = JsonNode.Parse((await TenantAnswer.OfAsync(owner, TenantTools.Request("tools/list"))).Text)!["result"]!["tools"]!.AsArray();
        listed.Count.ShouldBeGreaterThanOrEqualTo(7);
        return (routes, [.. listed.Select(tool => new Door($"tool {tool!["name"]}", "POST", TenantTools.NamesAnId(tool), IsTool: true, ids => TenantTools.Call(tool, ids)))]);
    }

    private async Task<List<(string Name, HttpClient Http)>> RolesAsync()
    {
        var brain = await host.SharedBrainAsync();
        using (var owner = host.Client(brain, "owner")) await owner.CaptureAsync("# Ours\n\nWords of our own.\n");
        return
        [
            .. BrainRoles.OfMembers.Reverse().Select(role => (role.Name(), Client(brain, role.Name()))),
            ("visitor", Client(brain, "visitor")),
            ("other tenant", Client(host.NewBrain(), "other")),
            ("no token", new HttpClient { BaseAddress = new Uri(host.Host.Url) }),
        ];
    }

    private HttpClient Client(string brain, string subject)
    {
        var http = new HttpClient { BaseAddress = new Uri(host.Host.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Token(brain, subject));
        return http;
    }

    private static StringBuilder Header(IEnumerable<string> roles) => new StringBuilder("# Another tenant's things, by route or tool and by role\n\n")
        .AppendLine(CultureInfo.InvariantCulture, $"| route or tool | {string.Join(" | ", roles)} |")
        .AppendLine("|---|" + string.Concat(Enumerable.Repeat("---|", roles.Count())));

    private void Print(string table)
    {
        output.WriteLine(table);
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } path)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, table);
        }
    }

    private sealed record Door(string Name, string Method, bool NamesAnId, bool IsTool, Func<TenantIds, HttpRequestMessage> Request);
}
