namespace SecondBrain.Aws.Tests.Bedrock;

public sealed class BedrockEmbeddingGeneratorCohereV4Tests() : BedrockEmbeddingGeneratorSuite("cohere.embed-v4:0", dimensions: 512);
