using Compliance.Judging.Sender.Facts;
using Compliance.Model.Requests;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>A reserved header that the user configured does not go out with the user's value (Remote-Write 2.0, "Protocol").</summary>
/// <remarks>Refusing to start with such a configuration is the plainest way to keep it. The judge asks besides that the sender works elsewhere.</remarks>
[Matcher("reserved-not-overridden", Summary = "A reserved header that the user configured does not go out with the user's value")]
public sealed record ReservedNotOverridden : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "configuration cannot change a reserved header";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var configured = facts.Lane.Lane.Options.Headers;
        foreach (var request in facts.Requests)
        {
            if (configured.FirstOrDefault(h => Sent(request, h)) is { } header)
                return Marking.Header(Rule, $"{header.Name}: {header.Value} was sent", request.Exchange, header.Name);
        }

        if (facts.Lane.RefusedToStart)
            return Finding.Satisfied(Rule, "the sender refuses to start with it");
        var data = facts.Requests.Where(facts.CarriesPageData).ToList();
        return Kept(data.Count, "requests with data, none of them with the configured value", data.LastOrDefault());
    }

    private static bool Sent(RequestFacts request, HeaderLine header) =>
        request.Exchange.RequestValues(header.Name).Any(v => v.Contains(header.Value.Trim(), StringComparison.Ordinal));
}
