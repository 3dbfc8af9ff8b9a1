using System.Collections.Immutable;

namespace Compliance.Model.Ledger;

/// <summary>One normative sentence of the specification: an entry of <c>cases/requirements.yaml</c>.</summary>
public sealed record Requirement
{
    /// <summary>Stable for ever; kebab-case words with one dot, such as <c>retry.not-4xx</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The side it binds; a sentence that binds both has two entries.</summary>
    public required Role Role { get; init; }

    /// <summary>Its key word.</summary>
    public required Level Level { get; init; }

    /// <summary>The specification the sentence stands in: <c>2.0-rc.4</c>, <c>2.0-rc.3</c>, <c>1.0</c> or <c>suite</c> for ROBUST.</summary>
    public required string Spec { get; init; }

    /// <summary>Anchor on the published page, without the number sign.</summary>
    public required string Section { get; init; }

    /// <summary>The requirement in our words, one sentence.</summary>
    public required string Says { get; init; }

    /// <summary>Numbers in the checklist of the 114 statements of 2.0-rc.4 that this entry covers.</summary>
    public ImmutableArray<int> Statements { get; init; } = [];

    /// <summary>Why it cannot be tested; null when it can.</summary>
    public Untestable? Untestable { get; init; }

    /// <summary>The readings of an ambiguous or silent sentence; its checks are observations, never red.</summary>
    public string? Ambiguous { get; init; }

    /// <summary>First version of the specification that holds it; null: all.</summary>
    public string? Since { get; init; }

    /// <summary>Last version of the specification that holds it; null: all.</summary>
    public string? Until { get; init; }

    /// <summary>For ROBUST: why the rule exists.</summary>
    public string? Why { get; init; }

    /// <summary>A MUST whose skip makes the target's statement partial. Default true.</summary>
    public bool Core { get; init; } = true;

    /// <summary>Where the entry stands.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>Link to its section on the published page.</summary>
    public string Link =>
        Spec == "1.0"
            ? $"https://prometheus.io/docs/specs/prw/remote_write_spec/#{Section}"
            : $"https://prometheus.io/docs/specs/prw/remote_write_spec_2_0/#{Section}";

    /// <summary>Whether its checks can only be observations: MAY, or a sentence with several readings.</summary>
    public bool IsObservation => Level == Level.May || Ambiguous is not null;
}
