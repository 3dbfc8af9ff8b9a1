using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>An exchange on a page.</summary>
public sealed record ExchangeView
{
    /// <summary>Index in the run.</summary>
    public required int Index { get; init; }

    /// <summary>Request and answer in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Where and when.</summary>
    public string Facts { get; init; } = "";

    /// <summary>Its part in the check, such as <c>control</c>; empty for most.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Anchor of the check that shows this exchange already; then the rest is empty.</summary>
    public string ShownAt { get; init; } = "";

    /// <summary>Whether it is unfolded.</summary>
    public bool Open { get; init; }

    /// <summary>Head of the request.</summary>
    public ImmutableArray<HeadLine> RequestHead { get; init; } = [];

    /// <summary>The decoded message; empty when nobody decoded it.</summary>
    public ImmutableArray<TreeLine> Tree { get; init; } = [];

    /// <summary>Bytes of the request: the message, the body as sent, or both.</summary>
    public ImmutableArray<BytesView> Request { get; init; } = [];

    /// <summary>Head of the answer.</summary>
    public ImmutableArray<HeadLine> ResponseHead { get; init; } = [];

    /// <summary>Body of the answer; null when it is empty.</summary>
    public BytesView? Response { get; init; }

    /// <summary>What went wrong when there was no answer.</summary>
    public string Trouble { get; init; } = "";
}
