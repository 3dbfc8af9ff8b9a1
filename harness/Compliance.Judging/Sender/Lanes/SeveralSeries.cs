using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Several series travel in one request (Remote-Write 2.0, "Partial Write"). An observation: one series per request is legal.</summary>
[Matcher("several-series", Summary = "Several series travel in one request. An observation: one series per request is legal")]
public sealed record SeveralSeries : LaneRule
{
    private const int Enough = 5;

    /// <inheritdoc/>
    protected override string Rule => "requests carry samples of several series";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var data = facts.Requests.Where(facts.CarriesPageData).ToList();
        if (data.Find(r => r.Data.Select(d => d.Series).Distinct(StringComparer.Ordinal).Skip(1).Any()) is { } several)
            return Finding.Satisfied(
                Rule,
                FormattableString.Invariant($"{several.Body!.Series.Length} series in one request"),
                several.Index
            );
        return data.Count < Enough || facts.Book.Series.Count() < 2
            ? null
            : Finding.Violated(Rule, FormattableString.Invariant($"{data.Count} requests, each with one series"), data[0].Index);
    }
}
