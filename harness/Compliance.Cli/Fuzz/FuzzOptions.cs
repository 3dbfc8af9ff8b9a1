namespace Compliance.Cli.Fuzz;

/// <summary>The options of <c>fuzz</c>.</summary>
/// <param name="Seconds">Most seconds of sending; shrinking comes on top.</param>
/// <param name="Requests">Most requests; null: as many as the time allows.</param>
/// <param name="Seed">Seed of the requests.</param>
/// <param name="Out">Folder for findings.</param>
/// <param name="Shrink">Whether findings are made small.</param>
/// <param name="First">Number of the first request.</param>
internal sealed record FuzzOptions(int Seconds, int? Requests, long Seed, string Out, bool Shrink, int First = 0);
