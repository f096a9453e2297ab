using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests;

[Collection(BrainHostCollection.Name)]
public sealed class CaptureTests(BrainHost host)
{
    [Fact]
    public async Task A_capture_is_answered_with_note_and_receipt_and_becomes_searchable_and_linked()
    {
        using var brain = host.NewBrain();
        using var response = await brain.PostAsync("# Outbox\n\nA capture is its own outbox. See [[Saga]].\n");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        response.Headers.Location!.ToString().ShouldBe($"/notes/{answer["id"]}");

        var receipt = await brain.ReceiptAsync(answer);
        ((string)receipt["state"]!).ShouldBe("completed");
        ((string)receipt["note"]!).ShouldBe((string)answer["id"]!);
        receipt["searchable"].ShouldNotBeNull();
        receipt["linked"].ShouldNotBeNull();
        ((int)receipt["chunks"]!).ShouldBe(1);
        ((int)receipt["links"]!["found"]!).ShouldBe(1);
        ((int)receipt["links"]!["resolved"]!).ShouldBe(0);
        ((long)receipt["model"]!["tokens"]!).ShouldBeGreaterThan(0);
        receipt["steps"]!.AsArray().Select(step => (string)step!["name"]!).ShouldBe(["claim", "chunk", "enrich", "link", "publish", "complete"]);
    }

    [Fact]
    public async Task What_was_captured_is_given_back_byte_for_byte_with_its_hash()
    {
        using var brain = host.NewBrain();
        var bytes = Encoding.UTF8.GetBytes("\uFEFF---\r\ntitle: Bytes\r\n---\r\nA line\twith tab \r\nanother, ohne Ende: 日本 🌱\n\n\n");
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("text/markdown");
        var (status, capture) = await brain.SendAsync(HttpMethod.Post, "/notes", content);
        status.ShouldBe(HttpStatusCode.Accepted);

        using var original = await brain.Http.GetAsync($"/notes/{capture["id"]}/original");

        (await original.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        original.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        original.Headers.ETag!.Tag.ShouldBe($"\"{sha256}\"");
        ((string)(await brain.GetAsync($"/notes/{capture["id"]}"))["sha256"]!).ShouldBe(sha256);
    }

    [Fact]
    public async Task A_note_of_one_mebibyte_that_does_not_compress_is_kept_whole()
    {
        using var brain = host.NewBrain();
        var text = "# Noise\n\n" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(790_000));
        var bytes = Encoding.UTF8.GetBytes(text)[..(1 << 20)];
        using var content = new ByteArrayContent(bytes);
        var (status, capture) = await brain.SendAsync(HttpMethod.Post, "/notes", content);

        status.ShouldBe(HttpStatusCode.Accepted);
        (await brain.Http.GetByteArrayAsync($"/notes/{capture["id"]}/original")).ShouldBe(bytes);
    }

    [Fact]
    public async Task Capturing_the_same_note_twice_returns_the_first_receipt()
    {
        using var brain = host.NewBrain();
        var first = await brain.CaptureAsync("# Once\n\nOnly once.\n");
        var second = await brain.CaptureAsync("# Once\n\nOnly once.\n");

        ((string)second["id"]!).ShouldBe((string)first["id"]!);
        ((string)second["receipt"]!).ShouldBe((string)first["receipt"]!);
        ((bool)first["duplicate"]!).ShouldBeFalse();
        ((bool)second["duplicate"]!).ShouldBeTrue();
        (await brain.ListAsync("/notes", 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_a_conflict_and_writes_nothing()
    {
        using var brain = host.NewBrain();
        await brain.CaptureAsync("# First\n", key: "k-1");
        using var response = await brain.PostAsync("# Second\n", key: "k-1");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await brain.ListAsync("/notes", 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_key_makes_another_note_of_the_same_content()
    {
        using var brain = host.NewBrain();
        var first = await brain.CaptureAsync("# Twin\n", key: "a");
        var second = await brain.CaptureAsync("# Twin\n", key: "b");

        ((string)second["id"]!).ShouldNotBe((string)first["id"]!);
    }

    [Fact]
    public async Task Many_clients_that_send_the_same_captures_at_once_make_every_note_once()
    {
        using var brain = host.NewBrain();
        var sends = Enumerable.Range(0, 8).SelectMany(_ => Enumerable.Range(0, 12)).Select(async n =>
        {
            using var response = await brain.PostAsync($"# Note {n}\n\nText {n}.\n", key: $"key-{n}");
            return (Key: n, Answer: JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        });
        var answers = await Task.WhenAll(sends);

        answers.GroupBy(answer => answer.Key).ShouldAllBe(group => group.Select(one => (string)one.Answer["id"]!).Distinct().Count() == 1);
        answers.Count(answer => !(bool)answer.Answer["duplicate"]!).ShouldBe(12);
        foreach (var (_, answer) in answers.DistinctBy(answer => answer.Key))
        {
            ((string)(await brain.ReceiptAsync(answer))["state"]!).ShouldBe("completed");
        }

        (await brain.ListAsync("/notes", 5)).Select(note => (string)note["id"]!).Distinct().Count().ShouldBe(12);
    }

    [Fact]
    public async Task A_capture_in_json_takes_its_metadata_from_the_body()
    {
        using var brain = host.NewBrain();
        using var content = new StringContent(
            """{"content":"Call Ada about the loom.","title":"Ada","type":"person","status":"growing","tags":["history"],"aliases":["Countess"],"source":"people/ada.md","visibility":"shared"}""",
            Encoding.UTF8,
            "application/json");
        var (_, capture) = await brain.SendAsync(HttpMethod.Post, "/notes", content);
        var note = await brain.GetAsync($"/notes/{capture["id"]}");

        ((string)note["title"]!).ShouldBe("Ada");
        ((string)note["type"]!).ShouldBe("person");
        ((string)note["status"]!).ShouldBe("growing");
        ((string)note["visibility"]!).ShouldBe("shared");
        ((string)note["source"]!).ShouldBe("people/ada.md");
        note["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["history"]);
        note["aliases"]!.AsArray().Select(alias => (string)alias!).ShouldBe(["Countess"]);
        ((string)note["content"]!).ShouldBe("Call Ada about the loom.");
    }
}
