using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Responses;

namespace Compliance.Running.Sending.Mock;

/// <summary>An answer as it will be sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Header lines in order; the server adds <c>Date</c> and the framing.</param>
/// <param name="Body">Body; empty where the status allows none.</param>
/// <param name="Delay">Pause before it.</param>
/// <param name="Abort">How the connection is broken instead.</param>
internal sealed record MockAnswer(
    int Status,
    ImmutableArray<HttpHeader> Headers,
    ReadOnlyMemory<byte> Body,
    TimeSpan Delay = default,
    AbortKind Abort = AbortKind.None
)
{
    /// <summary>Whether HTTP allows a body with this status.</summary>
    public bool HasBody => AllowsBody(Status);

    public static bool AllowsBody(int status) => status is >= 200 and not (204 or 205 or 304);
}
