using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Reads <c>let</c>: candidates for a series that the receiver refuses.</summary>
/// <param name="templates">Replaces everything but <c>{{defect}}</c>.</param>
/// <param name="nowMs">The one <c>now</c> of the case.</param>
/// <param name="sharing">Sees to it that the search has series of its own.</param>
internal sealed class LetReader(Templates templates, long nowMs, Sharing sharing)
{
    /// <summary>The name that a case gives to what it finds, or null when it finds nothing.</summary>
    public static string? NameOf(Mapping root) => root["let"] is { } let ? Only(let).Key : null;

    /// <summary>The search of a case.</summary>
    /// <param name="let">The value of the key.</param>
    /// <param name="arm">Label of the arm that uses the find.</param>
    public LetRejected Read(Node let, string arm)
    {
        var entry = Only(let);
        var candidates = CaseShapes.Let.Open(entry.Value).Required("rejected").List("rejected");
        if (candidates.Items.Length is 0 or > 32)
            throw candidates.Error("rejected must list 1 to 32 candidates");
        var read = candidates.Items.Select(c => Candidate(CaseShapes.Candidate.Open(c), arm)).ToImmutableArray();
        return read.Select(c => c.Name).Distinct().Count() == read.Length
            ? new LetRejected(entry.Key, read)
            : throw candidates.Error("two candidates have the same name");
    }

    private LetCandidate Candidate(Mapping map, string arm)
    {
        var alone = Series(map.Required("series"), "search");
        var mixed = Series(map.Required("series"), arm);
        if (alone.Samples.Length + alone.Histograms.Length + alone.Exemplars.Length == 0)
            throw map.Required("series").Error("a candidate needs at least one sample, histogram or exemplar");
        if (alone.Labels.Length > 0 && Labels.Identity(alone.Labels) == Labels.Identity(mixed.Labels))
            throw map.Required("series")
                .Error("write {{defect}} into a label: the series is sent twice, and the two uses must not share it");
        sharing.Check(alone, "search", map.Required("series"));
        sharing.Check(mixed, arm, map.Required("series"));
        return new LetCandidate(map.Required("name").Name("name"), alone, mixed, Before(map, arm));
    }

    /// <summary>What both uses need, once for each.</summary>
    private ImmutableArray<Series> Before(Mapping map, string arm)
    {
        var search = map.Items("before").Select(b => Series(b, "search")).ToImmutableArray();
        var mixed = map.Items("before").Select(b => Series(b, arm));
        var searched = search.Select(s => Labels.Identity(s.Labels)).ToHashSet(StringComparer.Ordinal);
        return [.. search, .. mixed.Where(s => !searched.Contains(Labels.Identity(s.Labels)))];
    }

    private Series Series(Node node, string arm) => new SeriesReader(nowMs, null).Read(templates.With("defect", arm).Fill(node));

    private static MapEntry Only(Node let) =>
        let.Map("let").Entries is [var only] ? only : throw let.Error("let must have exactly one name");
}
