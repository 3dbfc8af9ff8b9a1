using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>A check on a page. All texts are free of control characters.</summary>
public sealed record CheckView
{
    /// <summary>Id of its element: permanent for a check id.</summary>
    public required string Anchor { get; init; }

    /// <summary>Check id.</summary>
    public required string Id { get; init; }

    /// <summary>Verdict as a word, <c>known</c> for a listed failure: filter value and style.</summary>
    public required string Verdict { get; init; }

    /// <summary>Level as spelled.</summary>
    public required string Level { get; init; }

    /// <summary>Level as a filter value.</summary>
    public required string LevelKey { get; init; }

    /// <summary>Topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Requirement id.</summary>
    public required string Requirement { get; init; }

    /// <summary>The requirement in our words; empty when the ledger does not know it.</summary>
    public string Says { get; init; } = "";

    /// <summary>Link to its section; empty when the ledger does not know it.</summary>
    public string Link { get; init; } = "";

    /// <summary>Further words of the ledger: why a rule exists, what is ambiguous.</summary>
    public string Why { get; init; } = "";

    /// <summary>What a compliant implementation does.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What was seen.</summary>
    public string Said { get; init; } = "";

    /// <summary>Reason from <c>known.yaml</c>.</summary>
    public string Known { get; init; } = "";

    /// <summary>What the marks say.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>Exchanges shown; with a control, control first.</summary>
    public ImmutableArray<ExchangeView> Exchanges { get; init; } = [];

    /// <summary>Whether the first two are control and defect, shown side by side.</summary>
    public bool SideBySide { get; init; }

    /// <summary>Exchanges that are not shown, in words; empty when all are.</summary>
    public string More { get; init; } = "";

    /// <summary>Attempts of the lane; null when there is nothing to draw.</summary>
    public TimelineView? Timeline { get; init; }

    /// <summary>Read-back.</summary>
    public string ReadBack { get; init; } = "";

    /// <summary>What the target logged while the exchanges ran; for an error without such lines, the last ones.</summary>
    public string Log { get; init; } = "";

    /// <summary>The command that runs only this case.</summary>
    public required string Reproduce { get; init; }

    /// <summary>The request as a command; empty for senders.</summary>
    public string Curl { get; init; } = "";

    /// <summary>Whether it is unfolded.</summary>
    public bool Open { get; init; }
}
