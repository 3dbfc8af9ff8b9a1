using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Oracles;

/// <summary>The Written headers of a 2.0 answer can be true: integers, not more than was sent, and on 2xx all of it ("Required Written Response Headers").</summary>
public sealed record CountsPossible : IOracle
{
    /// <inheritdoc/>
    public string Name => "impossible-count";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) => "written.precise";

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial)
    {
        if (trial.Request.Script.Message == MessageKind.V1 || trial.Exchange.Answer != AnswerKind.Answered)
            return null;
        return SentCounts.Of(trial) is not { } sent
            ? null
            : Breach(trial.Exchange, "Samples", sent.Samples)
                ?? Breach(trial.Exchange, "Histograms", sent.Histograms)
                ?? Breach(trial.Exchange, "Exemplars", sent.Exemplars, exact: false);
    }

    // Exemplars are the one thing that receivers without a place for them let fall: what 2xx says of them is judged by the cases.
    private static string? Breach(Exchange exchange, string what, int sent, bool exact = true)
    {
        var name = $"X-Prometheus-Remote-Write-{what}-Written";
        var values = exchange.ResponseValues(name).ToList();
        if (values.Count == 0)
            return exchange.Accepted ? $"2xx without {name}" : null;
        if (values.Count > 1 || !long.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var written))
            return $"{name} is {string.Join(" and ", values.Take(3).Select(Sender.Facts.Marking.Shown))}";
        if (written > sent)
            return string.Create(CultureInfo.InvariantCulture, $"{name} is {written}, {sent} were sent");
        return exact && exchange.Accepted && written < sent
            ? string.Create(CultureInfo.InvariantCulture, $"answered {exchange.Status} with {name} {written}, {sent} were sent")
            : null;
    }
}
