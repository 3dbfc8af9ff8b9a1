using System.Collections.Immutable;

namespace Compliance.Reference.Receiver;

/// <summary>The nulls by name.</summary>
public static class ReceiverNulls
{
    /// <summary>All of them with their names in kebab-case.</summary>
    public static ImmutableArray<KeyValuePair<string, ReceiverNull>> All { get; } =
    [
        new("accept-all", ReceiverNull.AcceptAll),
        new("accept-all-with-headers", ReceiverNull.AcceptAllWithHeaders),
        new("accept-write-path", ReceiverNull.AcceptWritePath),
        new("refuse-all-400", ReceiverNull.RefuseAll400),
        new("refuse-all-415", ReceiverNull.RefuseAll415),
        new("error-all", ReceiverNull.ErrorAll),
        new("hang", ReceiverNull.Hang),
        new("close", ReceiverNull.Close),
        new("garbage", ReceiverNull.Garbage),
        new("v1-only", ReceiverNull.V1Only),
    ];
}
