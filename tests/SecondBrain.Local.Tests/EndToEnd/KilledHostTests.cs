using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Local.Tests.EndToEnd;

/// <summary>The program as a user starts it, killed in the middle of its work.</summary>
public sealed class KilledHostTests : IDisposable
{
    private const int Notes = 30;

    private readonly string _checkout = Directory.CreateTempSubdirectory("secondbrain-checkout-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("secondbrain-data-").FullName;
    private Process? _host;

    public KilledHostTests()
    {
        // a checkout without a sample garden: only this test's notes are in the brain
        File.Copy(RepositoryPaths.Combine("template.yaml"), Path.Combine(_checkout, "template.yaml"));
        File.Copy(RepositoryPaths.Combine("SecondBrain.sln"), Path.Combine(_checkout, "SecondBrain.sln"));
        Directory.CreateDirectory(Path.Combine(_checkout, "statemachines"));
        foreach (var file in Directory.EnumerateFiles(RepositoryPaths.Combine("statemachines")))
        {
            File.Copy(file, Path.Combine(_checkout, "statemachines", Path.GetFileName(file)));
        }
    }

    public void Dispose()
    {
        if (_host is not null)
        {
            _host.Kill();
            _host.WaitForExit();
            _host.Dispose();
        }

        foreach (var folder in (string[])[_checkout, _data])
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_host_that_is_killed_during_an_import_loses_nothing_and_doubles_nothing()
    {
        using (var http = await StartAsync())
        {
            // capture all, and kill while most of them are still being ingested
            await Task.WhenAll(Enumerable.Range(0, Notes).Select(n => CaptureAsync(http, n)));
        }

        _host!.Kill();
        await _host.WaitForExitAsync();
        _host.Dispose();

        using var again = await StartAsync();
        var captures = await Task.WhenAll(Enumerable.Range(0, Notes).Select(n => CaptureAsync(again, n)));

        captures.ShouldAllBe(capture => (bool)capture["duplicate"]!);
        foreach (var capture in captures)
        {
            ((string)(await FinalAsync(again, capture))["state"]!).ShouldBe("completed");
        }

        var listed = await again.GetFromJsonAsync<JsonNode>("/notes?limit=200");
        listed!["items"]!.AsArray().Select(note => (string)note!["id"]!).ShouldBe(captures.Select(capture => (string)capture["id"]!), ignoreOrder: true);
        var stats = await again.GetFromJsonAsync<JsonNode>("/stats");
        ((int)stats!["notes"]!).ShouldBe(Notes);
        ((int)stats["embedded"]!).ShouldBe((int)stats["chunks"]!);
        ((int)stats["links"]!).ShouldBe(Notes);
    }

    private async Task<HttpClient> StartAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SecondBrain.Local.dll");
        _host = Process.Start(new ProcessStartInfo("dotnet", [program, "--port", "0", "--data", _data])
        {
            WorkingDirectory = _checkout,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = _host.StandardError.ReadToEndAsync();
        _ = _host.StandardOutput.ReadToEndAsync();
        HostFile? file;
        while ((file = HostFile.Find(_data)) is null || file.Pid != _host.Id)
        {
            if (_host.HasExited)
            {
                throw new InvalidOperationException($"The host ended: {await errors}");
            }

            await Task.Delay(50);
        }

        var http = new HttpClient { BaseAddress = new Uri(file.Url) };
        var token = (await File.ReadAllTextAsync(Path.Combine(_data, "owner.token"))).Trim();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<JsonNode> CaptureAsync(HttpClient http, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notes");
        request.Headers.Add("Idempotency-Key", $"note-{number}");
        request.Content = JsonContent.Create(new { content = $"# Note {number}\n\nNext is [[Note {(number + 1) % Notes}]].\n" });
        using var response = await http.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task<JsonNode> FinalAsync(HttpClient http, JsonNode capture)
    {
        while (true)
        {
            var receipt = (await http.GetFromJsonAsync<JsonNode>((string)capture["receipt"]!))!;
            if ((string)receipt["state"]! is "completed" or "failed")
            {
                return receipt;
            }

            await Task.Delay(50);
        }
    }
}
