using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

/// <summary>ingest-note when everything goes well: two chunks, neither embedded yet, and a model that proposes a sure link and one to review.</summary>
internal static class IngestNote
{
    public const string Input = """
        [{"dynamodb":{"Keys":{"PK":{"S":"b#CAPTURE#c"},"SK":{"S":"RECEIPT"}},"NewImage":{"brain":{"S":"b"},"capture":{"S":"c"},"note":{"S":"n"}}}}]
        """;

    public const string NotEmbedded = """{"Item":{"context":{"S":"Title"},"text":{"S":"Words"}}}""";

    public const string Embedded = """{"Item":{"context":{"S":"Title"},"text":{"S":"Words"},"model":{"S":"EmbeddingModelId"}}}""";

    public const string Proposals = """
        {"proposals":[
          {"name":"b-link-n-s","source":"n","target":"s","confidence":0.9,"threshold":0.9,"review":{"brain":"b"}},
          {"name":"b-link-n-u","source":"n","target":"u","confidence":0.89,"threshold":0.9,"review":{"brain":"b"}}]}
        """;

    public static readonly string[] ToTheModels = ["Read Record", "Claim Capture", "Is Capture Claimed?", "Chunk Note", "Embed And Enrich"];

    public static readonly string[] ToTheEnd = [.. ToTheModels, "Resolve Links", "Publish Change", "Complete Receipt"];

    public static StateMachineTest Test { get; } = Load("amazon.nova-micro-v1:0");

    public static StateMachineTest WithoutModel { get; } = Load("none");

    private static StateMachineTest Load(string enricher) => StateMachineTest
        .Load("statemachines/ingest-note.asl.json", new Dictionary<string, string> { ["EnrichmentModelId"] = enricher })
        .Type(WorkflowType.Express)
        .WithTask("Claim Capture", """{"claimed":true,"model":"EmbeddingModelId","budget":"full"}""")
        .WithTask("Chunk Note", """{"partition":"b#NOTE#n","chunks":["CHUNK#1#0","CHUNK#1#1"]}""")
        .WithTask("Read Embedding Breaker", "{}")
        .WithTask("Read Chunk", NotEmbedded)
        .WithTask("Embed Chunk", """{"Body":{"embedding":[0.6,0.8],"inputTextTokenCount":7}}""")
        .WithTask("Store Embedding", "{}")
        .WithTask("Count Embedding Failure", "{}")
        .WithTask("Enrich Without Model", Proposals)
        .WithTask("Read Enrichment Breaker", """{"Item":{"state":{"S":"closed"}}}""")
        .WithTask("Prepare Enrichment", """
            {"needed":true,"prompt":{"title":"T","excerpt":"Words","titles":["Known"],"tags":["tag"],"linkTypes":["supports"]},"proposals":[]}
            """)
        .WithTask("Ask Model", """{"Output":{"Message":{"Content":[]}},"Usage":{"InputTokens":9,"OutputTokens":3}}""")
        .WithTask("Store Enrichment", Proposals)
        .WithTask("Record Refusal", """{"proposals":[]}""")
        .WithTask("Accept Link", "{}")
        .WithTask("Start Review", """{"ExecutionArn":"a"}""")
        .WithTask("Count Enrichment Failure", "{}")
        .WithTask("Resolve Links", """{"links":2}""")
        .WithTask("Publish Change", "{}")
        .WithTask("Complete Receipt", "{}")
        .WithTask("Record Failure", "{}");
}
