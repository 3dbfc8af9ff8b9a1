using Compliance.Model.Evidence;

namespace Compliance.Model.Records;

/// <summary>A preflight by the numbers of its exchanges.</summary>
/// <param name="Plain">The plain request.</param>
/// <param name="Garbage">The request that is no Snappy block.</param>
/// <param name="BrokenMessage">The request that is no message.</param>
/// <param name="RandomPath">The request to a path that nobody has configured.</param>
/// <param name="Read">The read-back of the plain sample; null without an adapter.</param>
public sealed record PreflightRecord(int Plain, int Garbage, int BrokenMessage, int RandomPath, ReadResult? Read);
