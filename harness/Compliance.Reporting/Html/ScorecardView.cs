using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Html;

/// <summary>A scorecard before it is markup.</summary>
public sealed record ScorecardView
{
    private static readonly (string Verdict, string Title)[] Order =
    [
        ("fail", "Failed"),
        ("error", "Errors"),
        ("inconclusive", "Inconclusive"),
        ("warn", "Warnings"),
        ("known", "Known failures"),
        ("no", "Observed: no"),
        ("yes", "Observed: yes"),
        ("pass", "Passed"),
        ("skip", "Not applicable"),
    ];

    /// <summary>Counts and statement.</summary>
    public required RunTally Tally { get; init; }

    /// <summary>What was judged, such as <c>Prometheus 3.5.3 as sender</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Facts of the run by name.</summary>
    public required ImmutableArray<(string Name, string Value)> Facts { get; init; }

    /// <summary>Sections, failures first.</summary>
    public required ImmutableArray<SectionView> Sections { get; init; }

    /// <summary>Requirements that no check of this run is bound to.</summary>
    public required ImmutableArray<Untested> Untested { get; init; }

    /// <summary>Why the gate is red beyond checks.</summary>
    public required ImmutableArray<string> Problems { get; init; }

    /// <summary>Last part of the target's log.</summary>
    public required string Log { get; init; }

    /// <summary>Choices of the verdict filter.</summary>
    public required ImmutableArray<Choice> Verdicts { get; init; }

    /// <summary>Choices of the level filter.</summary>
    public required ImmutableArray<Choice> Levels { get; init; }

    /// <summary>Choices of the topic filter.</summary>
    public required ImmutableArray<Choice> Topics { get; init; }

    /// <summary>Prepares a run.</summary>
    public static ScorecardView Of(RunResults results, RequirementLedger ledger, ScorecardOptions options)
    {
        results = Redaction.Default.Apply(options.Redaction.Apply(results));
        var views = new CheckViews(results, ledger, options);
        var byVerdict = results.Checks.ToLookup(CheckViews.Word, StringComparer.Ordinal);
        return new ScorecardView
        {
            Tally = new RunTally(results, ledger),
            Title = WellFormed.Line($"{RunTally.Of(results.Header)} as {results.Header.Role.Word()}"),
            Facts = [.. RunFacts(results).Select(f => (f.Name, WellFormed.Line(f.Value)))],
            Sections =
            [
                .. Order
                    .Where(o => byVerdict.Contains(o.Verdict))
                    .Select(o => new SectionView(o.Title, [.. byVerdict[o.Verdict].Select(views.Next)])),
            ],
            Untested = Missing(results, ledger),
            Problems = [.. (results.Footer?.Problems ?? []).Select(WellFormed.Page)],
            Log = WellFormed.Page(results.Log.Length > 65_536 ? "…" + results.Log[^65_536..] : results.Log),
            Verdicts = Choices(results, CheckViews.Word, Order.Select(o => o.Verdict)),
            Levels = Choices(results, c => c.Level.Spelled(), Enum.GetValues<Level>().Select(l => l.Spelled())),
            Topics = Choices(
                results,
                c => WellFormed.Line(c.Topic()),
                results.Checks.Select(c => WellFormed.Line(c.Topic())).Distinct().Order(StringComparer.Ordinal)
            ),
        };
    }

    private static ImmutableArray<Choice> Choices(RunResults results, Func<CheckResult, string> of, IEnumerable<string> order)
    {
        var counts = results.Checks.CountBy(of, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. order.Where(counts.ContainsKey).Select(value => new Choice(value.Replace(' ', '-'), value, counts[value]))];
    }

    private static IEnumerable<(string Name, string Value)> RunFacts(RunResults results)
    {
        var header = results.Header;
        yield return ("target", header.Target);
        yield return ("version", header.Version.Length > 0 ? header.ShownVersion : "unknown");
        yield return ("launched as", header.Launch);
        yield return ("specification", header.Spec);
        yield return ("suite", header.Suite);
        yield return ("cases", header.Cases);
        yield return ("seed", header.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("started", header.Started.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        if (results.Footer is { } footer)
            yield return ("took", string.Create(CultureInfo.InvariantCulture, $"{footer.DurationMs / 1000m:0.0} s"));
        yield return ("exchanges", results.Exchanges.Length.ToString(CultureInfo.InvariantCulture));
    }

    private static ImmutableArray<Untested> Missing(RunResults results, RequirementLedger ledger)
    {
        var tested = results.Checks.Select(c => c.Requirement).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ledger
                .Requirements.Where(r => r.Role == results.Header.Role && !tested.Contains(r.Id))
                .GroupBy(Reason)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Untested(g.Key, [.. g.Select(r => r.Id)])),
        ];
    }

    private static string Reason(Requirement requirement) =>
        requirement.Untestable switch
        {
            null => "no check of this run is bound to it",
            Untestable.Internal => "not testable: it shows only inside the implementation",
            Untestable.Policy => "not testable: it binds authors or operators",
            Untestable.Deprecated => "not testable: the specification gives this part up",
            _ => "not testable: the specification contradicts itself",
        };
}
