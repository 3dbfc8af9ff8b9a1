using Compliance.Model.Evidence;

namespace Compliance.Model.Fuzzing;

/// <summary>A generated request and what came of it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Exchange">The exchange.</param>
/// <param name="Stored">What of it was read back; null: nothing can be read.</param>
/// <param name="Original">A rewrite: the trial of the request that it rewrites.</param>
public sealed record FuzzTrial(FuzzRequest Request, Exchange Exchange, ReadResult? Stored, FuzzTrial? Original)
{
    /// <summary>What was read back of its exemplars; null: it has none, or they cannot be read.</summary>
    public ReadResult? Exemplars { get; init; }

    /// <summary>The same bytes sent once more, as 5xx asks for; null when the first answer was none.</summary>
    public Exchange? Again { get; init; }
}
