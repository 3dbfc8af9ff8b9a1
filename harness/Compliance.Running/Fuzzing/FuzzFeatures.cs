namespace Compliance.Running.Fuzzing;

/// <summary>What the receiver is said to take; nothing else is generated.</summary>
/// <param name="V1">The 1.0 message.</param>
/// <param name="V2">The 2.0 message.</param>
/// <param name="Histograms">Native histograms.</param>
/// <param name="Exemplars">Exemplars.</param>
/// <param name="ShowsExemplars">Exemplars can be read back.</param>
public sealed record FuzzFeatures(bool V1, bool V2, bool Histograms, bool Exemplars, bool ShowsExemplars = false);
