using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Sees to it that no two arms, cases or runs write to the same series, which would falsify what is read back.</summary>
/// <param name="tag">The value of <c>{{case}}</c>.</param>
internal sealed class Sharing(string tag)
{
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    /// <exception cref="CaseFileException">Two arms share a series, or one does not carry the case's tag.</exception>
    public void Check(Outline outline, ImmutableArray<Arm> arms)
    {
        foreach (var (drawn, arm) in outline.Arms.Zip(arms))
        {
            foreach (var (step, sent) in outline.Steps.Zip(arm.Steps))
            {
                if (sent.Request.Body is not null)
                    continue;
                var keys = drawn.Over(step);
                var at = keys.Find("series") ?? keys.Find("fixture") ?? keys;
                foreach (var series in sent.Request.Series.Where(s => s.Let is null))
                    Check(series, drawn.Label, at);
            }
        }
    }

    /// <summary>One series of an arm; a series without any label is nobody's.</summary>
    public void Check(Series series, string arm, Node at)
    {
        if (series.Labels.Length == 0)
            return;
        if (!series.Labels.Any(IsTagged))
            throw at.Error($"the series {Shown(series)} does not hold {{{{case}}}}: cases and runs must not share series");
        var identity = Labels.Identity(series.Labels);
        if (!owners.TryAdd(identity, arm) && owners[identity] != arm)
            throw at.Error(
                $"the arms '{owners[identity]}' and '{arm}' share the series {Shown(series)}: write {{{{defect}}}} into a label"
            );
    }

    private bool IsTagged(Label label) =>
        label.Value.Contains(tag, StringComparison.Ordinal) || label.Name.Contains(tag, StringComparison.Ordinal);

    private static string Shown(Series series) => $"{{{string.Join(", ", series.Labels)}}}";
}
