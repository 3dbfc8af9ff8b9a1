using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases;

/// <summary>A case as its file says it: parsed, with <c>each</c> expanded, not yet resolved for a run.</summary>
public sealed record CaseFile
{
    /// <summary>The side that the case judges, from its folder.</summary>
    public required Role Role { get; init; }

    /// <summary>The id without the value of <c>each</c>: equal for all instances of a file.</summary>
    public required string BaseId { get; init; }

    /// <summary>
    /// The common part. Its checks are those whose requirement holds under the version of the specification; their
    /// matchers can be bound, but may still hold <c>{{case}}</c> and <c>{{defect}}</c>.
    /// </summary>
    public required CaseHead Head { get; init; }

    /// <summary>Id of this instance.</summary>
    public string Id => Head.Id;

    /// <summary>The whole file with <c>{{key}}</c> of <c>each</c> replaced.</summary>
    internal MapNode Root { get; init; } = new(new SourceLocation("", 1), []);
}
