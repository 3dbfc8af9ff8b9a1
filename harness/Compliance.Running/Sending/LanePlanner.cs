using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Targets;
using Compliance.Running.Sending.Mock;

namespace Compliance.Running.Sending;

/// <summary>Packs cases into lanes and lanes into processes. Pure.</summary>
/// <remarks>
/// Cases without a response script share a lane when their options (the path among them), pages and formats are equal; every other case has a lane of its
/// own. Lanes of a configuration group share a process, or all lanes where the sender allows it; those that the sender may refuse are
/// kept apart.
/// </remarks>
public static class LanePlanner
{
    private static readonly JsonSerializerOptions Exact = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The processes of a run, in the order of their first cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="setup">What one process of the sender can serve.</param>
    /// <param name="firstLane">Number of the first lane.</param>
    public static ImmutableArray<ProcessPlan> Plan(ImmutableArray<SenderCase> cases, SenderSetup setup, int firstLane = 1)
    {
        var next = firstLane;
        return
        [
            .. cases
                .GroupBy(c => ProcessKey(c.Options, setup), StringComparer.Ordinal)
                .Select(group => Lanes([.. group]))
                .SelectMany(lanes => lanes.Chunk(Math.Max(1, setup.Lanes)))
                .Select(chunk => Process([.. chunk.Select(lane => Named(lane, next++))])),
        ];
    }

    private static string ProcessKey(LaneOptions options, SenderSetup setup) =>
        setup.MixedGroups && !options.MayRefuse ? "" : options.Group;

    private static ProcessPlan Process(ImmutableArray<LanePlan> lanes) => new(lanes, lanes.Any(l => l.Lane.Options.MayRefuse));

    private static IEnumerable<ImmutableArray<SenderCase>> Lanes(ImmutableArray<SenderCase> cases) =>
        cases.GroupBy(LaneKey, StringComparer.Ordinal).Select(g => g.ToImmutableArray());

    private static string LaneKey(SenderCase one) =>
        one.Respond.IsEmpty
            ? JsonSerializer.Serialize((one.Options.Group, one.Options.Path, one.Pages, one.Formats).ToTuple(), Exact)
            : one.Head.Id;

    private static LanePlan Named(ImmutableArray<SenderCase> cases, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"lane-{number}");
        var lane = new Lane
        {
            Name = name,
            WritePath = MockPaths.Write(name, cases[0].Options.Path),
            Options = cases[0].Options,
            Pages = cases[0].Pages,
            Formats = cases[0].Formats,
            Respond = cases[0].Respond,
            Cases = [.. cases.Select(c => c.Head.Id)],
        };
        return new LanePlan(lane, cases.Max(c => c.Extra));
    }
}
