using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Lambda.Handlers;

/// <summary>Typed functions as stream handlers. An event of another shape is a <see cref="BadEventException"/>.</summary>
public static class LambdaHandlers
{
    /// <summary>A function behind an HTTP API, payload format 2.0.</summary>
    public static LambdaHandler FromHttpApi(Func<HttpApiRequest, LambdaContext, CancellationToken, Task<HttpApiResponse>> handle) =>
        FromTask(handle, HttpApiJson.Default.HttpApiRequest, HttpApiJson.Default.HttpApiResponse);

    /// <summary>A function that a workflow state or a schedule calls.</summary>
    public static LambdaHandler FromTask<TIn, TOut>(
        Func<TIn, LambdaContext, CancellationToken, Task<TOut>> handle, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output) =>
        async (stream, context, cancellationToken) =>
        {
            var result = await handle(await ReadAsync(stream, input, cancellationToken), context, cancellationToken);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(result, output);
            return new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
        };

    private static async ValueTask<T> ReadAsync<T>(Stream stream, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken) ?? throw new BadEventException(typeof(T), inner: null);
        }
        catch (JsonException exception)
        {
            throw new BadEventException(typeof(T), exception);
        }
    }
}
