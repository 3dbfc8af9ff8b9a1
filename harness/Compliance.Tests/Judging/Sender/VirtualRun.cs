using System.Collections.Immutable;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Judging.Sender;

/// <summary>All or some cases of the repository played by a virtual sender, and judged.</summary>
internal static class VirtualRun
{
    public static readonly SenderJudge Judge = new(MatcherCatalogue.Standard);

    /// <summary>A target with every optional part.</summary>
    public static TargetDescriptor Target { get; } =
        new()
        {
            Name = "virtual",
            Title = "Virtual sender",
            Roles = [Model.Role.Sender],
            Launch = new LaunchOptions(null, null, false, "virtual"),
            Capabilities = RepositoryCases.Library.Capabilities.ToImmutableDictionary(c => c.Name, _ => Capability.Yes),
        };

    public static ImmutableArray<CheckResult> Of(SenderChoices choices, params string[] cases) =>
        Judged(Play(choices, RepositoryCases.Senders(RepositoryCases.Library), cases), Target);

    public static SenderRun Play(SenderChoices choices, ImmutableArray<SenderCase> all, params string[] cases)
    {
        var chosen = all.Where(c => cases.Length == 0 || cases.Any(p => c.Head.Id.StartsWith(p, StringComparison.Ordinal)))
            .ToImmutableArray();
        var decider = new LaneDecider(Judge, chosen, Target, []);
        // Lanes that measure the pause come first, as the decider would have others wait for them.
        var order = chosen.OrderBy(c => c.Respond.Any(r => r.Status >= 500) ? 0 : 1);
        return new SenderRun(chosen, [.. order.Select((c, i) => new VirtualSender(c, choices, (i * 10_000) + 1, decider).Run())]);
    }

    public static ImmutableArray<CheckResult> Judged(SenderRun run, TargetDescriptor target) =>
        Judge.Judge(run, RepositoryCases.Library.Ledger, target, "1.0", "builtin", RepositoryCases.Library.Capabilities);

    public static string Shown(IEnumerable<CheckResult> checks) =>
        string.Join("\n", checks.Select(c => $"{c.Id}: {c.Outcome}: {c.Said} (expected {c.Expected})"));
}
