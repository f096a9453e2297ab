using System.Text.Json.Serialization;

namespace SecondBrain.Core.Import;

/// <summary>What a ResultWriter leaves beside its results (Step Functions, "ResultWriter").</summary>
internal sealed record MapRunManifest([property: JsonPropertyName("ResultFiles")] MapRunFiles ResultFiles);

internal sealed record MapRunFiles(
    [property: JsonPropertyName("FAILED")] IReadOnlyList<MapRunFile>? Failed,
    [property: JsonPropertyName("PENDING")] IReadOnlyList<MapRunFile>? Pending,
    [property: JsonPropertyName("SUCCEEDED")] IReadOnlyList<MapRunFile>? Succeeded);

internal sealed record MapRunFile([property: JsonPropertyName("Key")] string Key);

/// <summary>One child execution. Input and output are JSON in text.</summary>
internal sealed record MapRunChild(
    [property: JsonPropertyName("Input")] string? Input,
    [property: JsonPropertyName("Output")] string? Output,
    [property: JsonPropertyName("Error")] string? Error);

/// <summary>The part of a child's input that names its file.</summary>
internal sealed record MapRunItem(ImportFile File);
