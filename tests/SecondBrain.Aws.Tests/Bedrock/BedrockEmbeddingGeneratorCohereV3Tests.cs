namespace SecondBrain.Aws.Tests.Bedrock;

public sealed class BedrockEmbeddingGeneratorCohereV3Tests() : BedrockEmbeddingGeneratorSuite("cohere.embed-multilingual-v3", dimensions: 1024);
