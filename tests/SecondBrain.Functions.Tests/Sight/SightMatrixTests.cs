using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Identity;
using SecondBrain.Functions.Tests.Tenants;
using SecondBrain.Local.Template;

namespace SecondBrain.Functions.Tests.Sight;

/// <summary>Every route of the template and every tool, asked by members and visitors for what they may not see: no word of it, no id, and the answer of something that is not there.</summary>
public sealed class SightMatrixTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    private static readonly string[] Sought = ["Zyqwort", "zyqwrt", "zyq*", "plimbx wages", "tag:vexil-tag", "budgets", "Hidden Annex", "-budgets Wexfordian"];

    [Fact]
    public async Task No_answer_to_a_member_or_visitor_has_a_word_or_an_id_of_a_private_note()
    {
        var garden = await SightGarden.PlantAsync(host);
        var nowhere = TenantGarden.Absent(garden.Private["execution"]);
        var problems = new List<string>();
        foreach (var (role, http) in Roles(garden.Brain))
        {
            foreach (var (name, ask) in await DoorsAsync(garden, http, role))
            {
                var hidden = await TenantAnswer.OfAsync(http, ask(garden.Private));
                var absent = await TenantAnswer.OfAsync(http, ask(nowhere with { All = new Dictionary<string, string>(nowhere.All) { ["brain"] = garden.Brain, ["digest"] = garden.Private["digest"] } }));
                problems.AddRange(Told(ask(garden.Private), hidden, garden).Select(word => $"{name} tells the {role} '{word}': {hidden.Text}"));
                if (hidden.Status != absent.Status)
                {
                    problems.Add($"{name} answers the {role} {hidden.Status} for what is hidden, {absent.Status} for what is nowhere");
                }
            }

            http.Dispose();
        }

        problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_owner_finds_every_one_of_these_words()
    {
        var garden = await SightGarden.PlantAsync(host);
        using var owner = host.Client(garden.Brain, "owner");
        var told = new List<string>();
        foreach (var (_, ask) in await DoorsAsync(garden, owner.Http, "owner", readsOnly: true))
        {
            told.AddRange(Told(null, await TenantAnswer.OfAsync(owner.Http, ask(garden.Private)), garden));
        }

        SightGarden.Canaries.Except(told).ShouldBeEmpty();
    }

    private static IEnumerable<string> Told(HttpRequestMessage? request, TenantAnswer answer, SightGarden garden)
    {
        var asked = request is null ? "" : Uri.UnescapeDataString(request.RequestUri!.ToString()) + request.Content?.ReadAsStringAsync().Result;
        string[] ids = ["note", "other", "capture", "review"];
        return SightGarden.Canaries.Concat(ids.Select(kind => garden.Private[kind])).Append(garden.Annex)
            .Where(word => $"{answer.Headers}\n{answer.Text}".Contains(word, StringComparison.OrdinalIgnoreCase) && !asked.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private List<(string Role, HttpClient Http)> Roles(string brain) =>
    [
        .. BrainRoles.OfMembers.Where(role => role != BrainRole.Owner).Select(role => (role.Name(), host.Client(brain, role.Name()).Http)),
        ("visitor", new HttpClient { BaseAddress = new Uri(host.Host.Url) }),
    ];

    private async Task<List<(string Name, Func<TenantIds, HttpRequestMessage> Ask)>> DoorsAsync(SightGarden garden, HttpClient http, string role, bool readsOnly = false)
    {
        var seen = new TenantIds(new Dictionary<string, string>(garden.Private.All) { ["note"] = garden.Handbook, ["other"] = garden.Gate, ["community"] = garden.Gate });
        var doors = new List<(string, Func<TenantIds, HttpRequestMessage>)>();
        foreach (var route in host.Host.Template.Routes.Where(route => route.RouteKey is not ("ANY /mcp" or RouteResource.DefaultPath) && (!readsOnly || route.Method is "GET")))
        {
            doors.Add((route.RouteKey, ids => TenantRoutes.Request(route, ids)));
            if (route.Method is "GET")
            {
                doors.Add((route.RouteKey + " of a seen note", _ => TenantRoutes.Request(route, seen)));
            }
        }

        var searches = role == "visitor" ? new[] { $"/public/{garden.Brain}/search" } : ["/search", "/context"];
        doors.AddRange(from path in searches from words in Sought select ($"GET {path} {words}", (Func<TenantIds, HttpRequestMessage>)(_ => new HttpRequestMessage(HttpMethod.Get, $"{path}?q={Uri.EscapeDataString(words)}"))));
        if (role != "visitor")
        {
            var listed = JsonNode.Parse((await TenantAnswer.OfAsync(http, TenantTools.Request("tools/list"))).Text)!["result"]!["tools"]!.AsArray();
            foreach (var tool in listed.OfType<JsonNode>().Where(tool => !readsOnly || (bool?)tool["annotations"]?["readOnlyHint"] == true))
            {
                doors.Add(($"tool {tool["name"]}", ids => TenantTools.Call(tool, ids)));
                doors.Add(($"tool {tool["name"]} of a seen note", _ => TenantTools.Call(tool, seen)));
            }
        }

        return doors;
    }
}
