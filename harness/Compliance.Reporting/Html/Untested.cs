using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>Requirements of the role that no check of this run is bound to, for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Requirements">Their ids.</param>
public sealed record Untested(string Reason, ImmutableArray<string> Requirements);
