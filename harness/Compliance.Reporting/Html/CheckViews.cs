using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Html;

/// <summary>Prepares checks for a page, in the order in which they stand there.</summary>
internal sealed class CheckViews
{
    private const int MostText = 4000;
    private const int MostOpen = 12;
    private const int LogLines = 12;
    private readonly RunResults results;
    private readonly RequirementLedger ledger;
    private readonly EvidenceBudget budget;
    private readonly ExchangeViews exchanges;
    private readonly Timeline timeline;
    private readonly LogMoments moments;
    private readonly Dictionary<int, Exchange> byIndex;
    private int opened;

    /// <summary>Starts a page.</summary>
    public CheckViews(RunResults results, RequirementLedger ledger, ScorecardOptions options)
    {
        (this.results, this.ledger) = (results, ledger);
        budget = new EvidenceBudget(options);
        exchanges = new ExchangeViews(options, budget);
        timeline = new Timeline(results, exchanges.Decode);
        moments = new LogMoments(results);
        byIndex = results.Exchanges.DistinctBy(e => e.Index).ToDictionary(e => e.Index);
    }

    /// <summary>The verdict as pages filter it: a listed failure is <c>known</c>.</summary>
    public static string Word(CheckResult check) =>
        check.Outcome == Outcome.Violated && check.Expectation != ExpectationKind.None ? "known" : check.Verdict.Word();

    /// <summary>The view of the next check.</summary>
    public CheckView Next(CheckResult check)
    {
        var important = check.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error;
        var anchor = Anchors.Of(check.Id);
        var (first, all) = Chosen(check, important);
        var views = all.Select(e => exchanges.Of(e, [.. check.Marks.Where(m => m.Exchange == e.Index)], anchor, important)).ToList();
        var sideBySide = check.Control is not null && views.Count > 1 && views.Take(2).All(v => v.ShownAt.Length == 0);
        if (sideBySide)
            (views[0], views[1]) = SideBySide.Of(views[0] with { Tag = "control" }, views[1] with { Tag = "judged" });
        var marked = all.Select(e => e.Index).Intersect(check.Marks.Select(m => m.Exchange)).ToHashSet();
        var open = check.Verdict is Verdict.Fail or Verdict.Error && Word(check) != "known" && opened++ < MostOpen;
        return Words(check) with
        {
            Exchanges =
            [
                .. views.Select(
                    (v, i) => v with { Open = sideBySide && i < 2 || important && (marked.Count > 0 ? marked.Contains(v.Index) : i == 0) }
                ),
            ],
            SideBySide = sideBySide,
            More = More(check, all),
            Timeline = Attempts(check, first, important),
            Log = important
                ? Text(moments.During(all)) is { Length: > 0 } then
                    ? then
                    : check.Verdict == Verdict.Error
                        ? LogTail()
                        : ""
                : "",
            Curl = results.Header.Role == Role.Receiver && first is not null ? Curl.Line(first) : "",
            Open = open,
        };
    }

    private TimelineView? Attempts(CheckResult check, Exchange? first, bool important)
    {
        if (results.Header.Role != Role.Sender || first is null || !important && check.Exchanges.Length < 2)
            return null;
        var view = timeline.Of(check, first, budget.Attempts(important));
        budget.Use(view);
        return view;
    }

    private CheckView Words(CheckResult check)
    {
        var requirement = ledger.Find(check.Requirement);
        return new CheckView
        {
            Anchor = Anchors.Of(check.Id),
            Id = WellFormed.Line(check.Id),
            Verdict = Word(check),
            Level = check.Level.Spelled(),
            LevelKey = check.Level.Spelled().Replace(' ', '-'),
            Topic = WellFormed.Line(check.Topic()),
            Requirement = WellFormed.Line(check.Requirement),
            Says = WellFormed.Page(requirement?.Says ?? ""),
            Link = requirement is null || requirement.Spec == "suite" ? "" : requirement.Link,
            Why = WellFormed.Page(
                requirement?.Why
                    ?? (requirement?.Ambiguous is { } ambiguous ? "The specification can be read in several ways: " + ambiguous : "")
            ),
            Expected = Text(check.Expected),
            Said = Text(check.Said),
            Known = Text(check.KnownReason),
            Marks = [.. check.Marks.Take(50).Select(Marked)],
            ReadBack = Text(check.ReadBack),
            Reproduce = WellFormed.Page(Shell.Reproduce(results.Header, check)),
        };
    }

    private static string Text(string text) => WellFormed.Page(Clip.To(text, MostText));

    private static string Marked(Mark mark) =>
        WellFormed.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"exchange {mark.Exchange}, {mark.Part.Word().Replace('-', ' ')}, bytes {mark.Range.Start} to {mark.Range.End}: {Clip.To(mark.Said, 400)}"
            )
        );

    // The control first, then those with marks, then the others as the check names them.
    private (Exchange? Judged, List<Exchange> Shown) Chosen(CheckResult check, bool important)
    {
        var named = check.Exchanges.Distinct().Where(byIndex.ContainsKey).Select(i => byIndex[i]).ToList();
        var judged =
            named.FirstOrDefault(e => check.Marks.Any(m => m.Exchange == e.Index)) ?? named.FirstOrDefault(e => e.Index != check.Control);
        var marked = check.Marks.Select(m => m.Exchange).ToHashSet();
        var ordered = named
            .Where(e => marked.Contains(e.Index))
            .Concat(named.Where(e => !marked.Contains(e.Index)))
            .Where(e => e.Index != check.Control);
        var shown = ordered.Take(budget.Exchanges(important)).ToList();
        if (check.Control is { } control && byIndex.TryGetValue(control, out var first))
            shown.Insert(0, first);
        else
            shown.Sort((a, b) => a.Index.CompareTo(b.Index));
        return (judged, shown);
    }

    private string More(CheckResult check, List<Exchange> shown)
    {
        var rest = check.Exchanges.Distinct().Except(shown.Select(e => e.Index)).ToList();
        if (rest.Count == 0 || results.Exchanges.IsEmpty)
            return "";
        var absent = rest.Where(i => !byIndex.ContainsKey(i)).ToList();
        var list = string.Join(", ", rest.Take(30).Select(i => i.ToString(CultureInfo.InvariantCulture))) + (rest.Count > 30 ? ", …" : "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"It also rests on {rest.Count} more: {list}{(absent.Count > 0 ? $" ({absent.Count} not in this file)" : "")}."
        );
    }

    private string LogTail() => Text(string.Join('\n', results.Log.TrimEnd('\n').Split('\n').TakeLast(LogLines)));
}
