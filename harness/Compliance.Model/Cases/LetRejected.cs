using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Cases;

/// <summary>
/// <c>let: NAME: {rejected: [...]}</c>: before the case the runner sends each candidate alone, in order, and takes the first that is
/// refused with a 4xx other than 401, 403, 404, 415 and 429. Where the case says <c>{let: NAME}</c> that series is put, under
/// labels of its own. When none is refused the case is not applicable.
/// </summary>
/// <param name="Name">Name used in the series list.</param>
/// <param name="Candidates">Candidates with their names in file order. Each holds at least one datum.</param>
public sealed record LetRejected(string Name, ImmutableArray<LetCandidate> Candidates);
