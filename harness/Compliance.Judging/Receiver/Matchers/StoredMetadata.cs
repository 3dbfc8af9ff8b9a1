using Compliance.Judging.Receiver.Reading;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The metadata stored for a metric is as given.</summary>
/// <param name="Name">Metric name; may hold <c>{{case}}</c> and <c>{{defect}}</c>.</param>
/// <param name="Type">Type; null: any.</param>
/// <param name="Help">Help text; null: any.</param>
/// <param name="Unit">Unit; null: any.</param>
[Matcher("metadata", Summary = "reading back finds this type, help and unit")]
public sealed record StoredMetadata(string Name, MetricType? Type = null, string? Help = null, string? Unit = null) : IReceiverMatcher
{
    /// <inheritdoc/>
    public IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => [Query(@case, arm)];

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        var (read, failed) = ReadBack.Ask(view, Query(view.Transcript.Case, view.Arm.Arm));
        if (read is null)
            return failed!;
        var found = read.Series.Where(s => s.Metadata is not null).Select(s => s.Metadata!).ToList();
        var said = found.Count == 0 ? "no metadata" : string.Join("; ", found.Select(Said));
        if (found.Any(Fits))
            return Finding.Satisfied(Expected, said, Answers.Indices(view)).With(read);
        return view.Arm.Exchanges.Any(e => e.Accepted)
            ? Finding.Violated(Expected, said, Answers.Indices(view)).With(read)
            : Finding.Inconclusive("the request was not accepted, so no metadata need be stored", Answers.Indices(view)).With(read);
    }

    private string Expected
    {
        get
        {
            var parts = new[]
            {
                Type is null ? "" : $"type {Type.ToString()!.ToLowerInvariant()}",
                Help is null ? "" : $"help \"{Help}\"",
                Unit is null ? "" : $"unit \"{Unit}\"",
            };
            return $"metadata of {Name}: {string.Join(", ", parts.Where(p => p.Length > 0))}";
        }
    }

    private ReadQuery Query(ReceiverCase @case, Arm arm) =>
        new(ReadKind.Metadata, Placeholders.Fill(Name, @case.Tag, Placeholders.ArmName(arm)));

    private bool Fits(Metadata found) =>
        (Type is null || found.Type == Type) && (Help is null || found.Help == Help) && (Unit is null || found.Unit == Unit);

    private static string Said(Metadata metadata) =>
        $"type {metadata.Type.ToString().ToLowerInvariant()}, help \"{metadata.Help}\", unit \"{metadata.Unit}\"";
}
