namespace SecondBrain.Core.Reviews;

/// <summary>The key that signs the links in e-mails. Safe for concurrent use.</summary>
public interface IReviewKeyStore
{
    /// <summary>32 random bytes, made when they are first asked for and the same from then on.</summary>
    Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);
}
