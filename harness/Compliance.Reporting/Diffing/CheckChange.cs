using Compliance.Model.Results;

namespace Compliance.Reporting.Diffing;

/// <summary>A check in two runs.</summary>
/// <param name="Id">Check id.</param>
/// <param name="Before">In the older run; null: it was not there.</param>
/// <param name="After">In the newer run; null: it is gone.</param>
public sealed record CheckChange(string Id, CheckResult? Before, CheckResult? After);
