using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Scrapes;

/// <summary>A metric family of a page.</summary>
/// <param name="Name">Family name; a counter's without <c>_total</c>, which its sample gets.</param>
/// <param name="Type">Type; Unspecified writes <c>untyped</c> or <c>unknown</c>.</param>
/// <param name="Help">Help text; empty: none.</param>
/// <param name="Unit">Unit (OpenMetrics only; the name must end with it); empty: none.</param>
/// <param name="Series">Its series.</param>
public sealed record Family(string Name, MetricType Type, string Help, string Unit, ImmutableArray<PageSeries> Series);
