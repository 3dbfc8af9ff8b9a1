namespace Compliance.Model.Metrics;

/// <summary>Metadata of a series (2.0) or of a metric family (1.x).</summary>
/// <param name="Type">Metric type; may hold a number outside the enum, sent on purpose.</param>
/// <param name="Help">Help text; empty is unset.</param>
/// <param name="Unit">Unit; empty is unset.</param>
public sealed record Metadata(MetricType Type, string Help = "", string Unit = "");
