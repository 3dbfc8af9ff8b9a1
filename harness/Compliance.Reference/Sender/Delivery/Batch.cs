using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Delivery;

/// <summary>Series that are sent in one request.</summary>
/// <param name="Number">Number of the request in its lane, from 1; attempts of one request share it.</param>
/// <param name="Series">Its series.</param>
internal sealed record Batch(int Number, ImmutableArray<Series> Series);
