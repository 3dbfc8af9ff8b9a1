using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>A body, or what is shown of it.</summary>
/// <param name="Caption">What it is, with its length.</param>
/// <param name="Segments">The text or the dump.</param>
/// <param name="Dump">The dump; null for text.</param>
public sealed record BytesView(string Caption, ImmutableArray<Segment> Segments, HexDump? Dump);
