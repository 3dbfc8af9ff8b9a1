using System.Collections.Immutable;

namespace Compliance.Model.Cases;

/// <summary>A receiver case, ready to be sent: templates, times and fixtures are resolved.</summary>
public sealed record ReceiverCase
{
    /// <summary>Common part.</summary>
    public required CaseHead Head { get; init; }

    /// <summary>Its arms; the control comes first when there is one.</summary>
    public required ImmutableArray<Arm> Arms { get; init; }

    /// <summary>What must be found out before; null for most.</summary>
    public LetRejected? Let { get; init; }

    /// <summary>Runs last, in an instance of its own: it may crash or poison the target.</summary>
    public bool Fresh { get; init; }

    /// <summary>The value of <c>{{case}}</c>: a label value that no other case of any run has.</summary>
    public required string Tag { get; init; }

    /// <summary>The one <c>now</c> of the case in milliseconds since the Unix epoch, to which offsets in matchers refer; 0: not known.</summary>
    public long NowMs { get; init; }
}
