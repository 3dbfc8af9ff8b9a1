using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Cases;

/// <summary>A series that a receiver may refuse.</summary>
/// <param name="Name">Its name in the file, shown in the evidence.</param>
/// <param name="Alone">The series as it is sent alone, to find out.</param>
/// <param name="Mixed">The same with labels of its own for use in the case.</param>
/// <param name="Before">Requests that must be accepted first, such as the newer sample that makes one out of order; sent in both uses.</param>
public sealed record LetCandidate(string Name, Series Alone, Series Mixed, ImmutableArray<Series> Before);
