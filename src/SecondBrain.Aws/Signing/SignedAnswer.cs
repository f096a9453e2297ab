using System.Net.Http.Headers;

namespace SecondBrain.Aws.Signing;

internal sealed record SignedAnswer(byte[] Body, HttpResponseHeaders Headers);
