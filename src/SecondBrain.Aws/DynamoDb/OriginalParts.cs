using System.IO.Compression;
using System.Security.Cryptography;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The bytes of a text, captured or edited, as items: Brotli, in parts that stay under DynamoDB's 400 KB an item.</summary>
internal static class OriginalParts
{
    private const int PartBytes = 300 * 1024;

    private const int Quality = 5;

    private const int WindowBits = 22;

    public static IReadOnlyList<Item> ToItems(string partition, Original original, Func<int, string> sortKey)
    {
        var source = original.Content.Span;
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(source.Length)];
        if (!BrotliEncoder.TryCompress(source, buffer, out var length, Quality, WindowBits))
        {
            throw new InvalidOperationException("Brotli needed more room than its own bound.");
        }

        var items = new List<Item>();
        for (var start = 0; start < length; start += PartBytes)
        {
            items.Add(new Item(partition, sortKey(items.Count))
                .Set(Attributes.Content, buffer.AsSpan(start, Math.Min(PartBytes, length - start))));
        }

        items[0].Set(Attributes.ContentType, original.ContentType)
            .Set(Attributes.Sha256, original.Sha256)
            .Set(Attributes.Bytes, source.Length)
            .Set(Attributes.Parts, items.Count);
        return items;
    }

    /// <exception cref="InvalidDataException">A part is missing, or the bytes do not have their hash.</exception>
    public static Original ToOriginal(IReadOnlyList<Item> items)
    {
        var first = items[0];
        if (items.Count != first.Int(Attributes.Parts))
        {
            throw new InvalidDataException($"The text has {items.Count} of {first.Int(Attributes.Parts)} parts.");
        }

        var compressed = items.SelectMany(item => item.Bytes(Attributes.Content)).ToArray();
        var content = new byte[first.Int(Attributes.Bytes)];
        var sha256 = first.Text(Attributes.Sha256);
        if (!BrotliDecoder.TryDecompress(compressed, content, out var length) || length != content.Length
            || Convert.ToHexStringLower(SHA256.HashData(content)) != sha256)
        {
            throw new InvalidDataException("The text's bytes do not have the hash that was stored with them.");
        }

        return new Original(content, first.Text(Attributes.ContentType), sha256);
    }
}
