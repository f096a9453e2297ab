namespace SecondBrain.Lambda;

/// <summary>One Lambda function: reads the event from <paramref name="input"/>, returns the response.</summary>
/// <remarks>The shape of Amazon.Lambda.RuntimeSupport's stream handler, so that the official package can take its place. An exception is a function error: its simple class name becomes <c>errorType</c>.</remarks>
public delegate Task<Stream> LambdaHandler(Stream input, LambdaContext context, CancellationToken cancellationToken);
