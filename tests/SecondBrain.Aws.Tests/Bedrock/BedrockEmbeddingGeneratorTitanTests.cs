namespace SecondBrain.Aws.Tests.Bedrock;

public sealed class BedrockEmbeddingGeneratorTitanTests() : BedrockEmbeddingGeneratorSuite("amazon.titan-embed-text-v2:0", dimensions: 512);
