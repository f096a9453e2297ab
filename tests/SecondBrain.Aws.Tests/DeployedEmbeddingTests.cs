namespace SecondBrain.Aws.Tests;

public sealed class DeployedEmbeddingTests
{
    [Fact]
    public void The_model_of_the_template_is_one_that_the_workflows_can_ask() =>
        DeployedEmbedding.Require("amazon.titan-embed-text-v2:0").ModelId.ShouldBe("amazon.titan-embed-text-v2:0");

    [Theory]
    [InlineData("cohere.embed-v4:0")]
    [InlineData("amazon.titan-embed-text-v1")]
    [InlineData("")]
    public void Another_one_is_refused_with_the_parameter_to_set(string modelId)
    {
        var message = Should.Throw<InvalidOperationException>(() => DeployedEmbedding.Require(modelId)).Message;

        message.ShouldContain("EMBEDDING_MODEL_ID");
        message.ShouldContain("parameter EmbeddingModelId");
    }
}
