namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Finds what one section of a digest could show, most worth showing first. A pure function: the same sight gives the same findings in the same order.</summary>
public delegate IEnumerable<Finding> Analyser(BrainSight sight, DigestOptions options);
