using Compliance.Judging.Verdicts;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>Writes findings as results.</summary>
internal sealed class SenderResults(SenderRun run, KnownList known)
{
    private readonly Dictionary<int, Exchange> exchanges = run
        .Lanes.SelectMany(l => l.Exchanges)
        .GroupBy(e => e.Index)
        .ToDictionary(g => g.Key, g => g.First());

    public CheckResult Of(JudgedCheck judged) => known.Apply(Written(judged));

    private CheckResult Written(JudgedCheck judged) =>
        new()
        {
            Id = $"{judged.Case.Head.Id}#{judged.Check.Name}",
            Case = judged.Case.Head.Id,
            Requirement = judged.Requirement.Id,
            Level = judged.Requirement.Level,
            Outcome = judged.Finding.Outcome,
            Verdict = VerdictTable.Of(judged.Finding.Outcome, judged.Requirement),
            Expected = judged.Finding.Expected,
            Said = judged.Finding.Said,
            Exchanges = judged.Finding.Exchanges,
            Marks = judged.Finding.Marks,
            ReadBack = judged.Finding.ReadBack,
            DurationMs = Duration(judged.Finding),
        };

    private long Duration(Finding finding)
    {
        var seen = finding.Exchanges.Where(exchanges.ContainsKey).Select(i => exchanges[i]).ToList();
        return seen.Count == 0 ? 0 : (long)(seen.Max(e => e.AnsweredAt) - seen.Min(e => e.SentAt)).TotalMilliseconds;
    }
}
