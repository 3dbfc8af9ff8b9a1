namespace Compliance.Model.Scrapes;

/// <summary>A bucket of a classic histogram.</summary>
/// <param name="UpperBound">Value of <c>le</c>.</param>
/// <param name="Cumulative">Observations up to the bound.</param>
public readonly record struct ClassicBucket(double UpperBound, ulong Cumulative);
