using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;

namespace Compliance.Cli.Explaining;

/// <summary>What a sender is given: its configuration, the pages it scrapes, the answers it gets.</summary>
internal static class LaneWords
{
    /// <summary>Sentences without full stops, one for each thing.</summary>
    public static IEnumerable<string> Of(SenderCase @case)
    {
        yield return $"the sender is configured for {Options(@case.Options)}";
        yield return $"it scrapes {string.Join(", then ", @case.Pages.Select(Page))}";
        yield return @case.Respond.IsEmpty
            ? "the mock accepts every request; the lane is shared with other cases"
            : $"the mock answers {string.Join(", then ", @case.Respond.Select(Answer))}";
    }

    private static string Options(LaneOptions options) =>
        string.Join(
            ", ",
            Words.Said(
                options.Message == MessageKind.V1 ? "the 1.0 message" : "the 2.0 message",
                options.Headers.IsEmpty ? "" : $"the headers {string.Join(" | ", options.Headers.Select(h => $"{h.Name}: {h.Value}"))}",
                options.ConvertClassicHistograms ? "classic histograms as custom buckets" : "",
                options.MayRefuse ? "and may refuse to start so" : ""
            )
        );

    private static string Page(Page page)
    {
        var stay = page.For is { } scrapes ? $" for {Words.Count(scrapes, "scrape")}" : "";
        return page.Kind switch
            {
                PageKind.Families => $"a page with {Words.Count(page.Families.Length, "metric")}{Named(page)}",
                PageKind.Status => FormattableString.Invariant($"a page that answers {page.Status}"),
                PageKind.Hang => "a page that never answers",
                PageKind.Gone => "a target that is gone",
                _ => "nothing, for service discovery lists no target",
            } + stay;
    }

    private static string Named(Page page) => page.Families.IsEmpty ? "" : $" ({Words.Some([.. page.Families.Select(f => f.Name)], 4)})";

    private static string Answer(ResponseScript rule) =>
        string.Join(
            ", ",
            Words.Said(
                rule.Abort == AbortKind.None
                    ? FormattableString.Invariant($"{rule.Status}")
                    : $"by breaking the connection ({rule.Abort.ToString().ToLowerInvariant()})",
                rule.To is { } kind ? $"to {(kind == MessageKind.V1 ? "1.0" : "2.0")} messages" : "",
                rule.Times is { } times ? Words.Count(times, "time") : "always",
                string.Join(", ", rule.Headers.Select(h => $"{h.Name}: {h.Value}")),
                rule.WithoutWritten ? "without Written headers" : "",
                rule.Body.Length > 0 ? $"with the text '{Words.Shown(rule.Body)}'" : "",
                rule.Delay > TimeSpan.Zero ? FormattableString.Invariant($"after {rule.Delay.TotalSeconds:0.###} s") : ""
            )
        );
}
