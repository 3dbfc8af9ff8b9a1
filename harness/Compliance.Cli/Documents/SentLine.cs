using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Responses;

namespace Compliance.Cli.Documents;

/// <summary>What a case does to its target, in one line.</summary>
/// <param name="library">The cases.</param>
internal sealed class SentLine(CaseLibrary library)
{
    /// <summary>Requests and their arms, or pages and answers.</summary>
    public string Of(CaseFile @case) =>
        @case.Role == Role.Receiver
            ? Of(library.Receiver(@case, ExpansionContext.Dummy))
            : Of(library.Sender(@case, ExpansionContext.Dummy));

    private static string Of(ReceiverCase @case)
    {
        var first = @case.Arms[0];
        var data = first.Steps[0].Request;
        List<string> parts = [$"{Counted(first.Steps.Length, "request")} with {Data(data)}"];
        foreach (var kind in new[] { ArmKind.Defect, ArmKind.Rewrite })
        {
            var names = @case.Arms.Where(a => a.Kind == kind).Select(a => $"`{a.Name}`").ToArray();
            if (names.Length > 0)
                parts.Add(
                    $"{(kind == ArmKind.Defect ? "with one thing wrong" : "the same in other legal bytes")}: {string.Join(", ", names)}"
                );
        }

        if (@case.Let is { } let)
            parts.Add($"mixed with the first of these that it refuses: {string.Join(", ", let.Candidates.Select(c => $"`{c.Name}`"))}");
        if (@case.Fresh)
            parts.Add("in an instance of its own");
        return string.Join("; ", parts);
    }

    private static string Data(Model.Requests.RequestScript request)
    {
        if (request.Body is { } body)
            return $"{Counted(body.Length, "given byte")}";
        (int Count, string Noun)[] all = [(request.Samples, "sample"), (request.Histograms, "histogram"), (request.Exemplars, "exemplar")];
        var data = string.Join(", ", all.Where(d => d.Count > 0).Select(d => Counted(d.Count, d.Noun)));
        return $"{(data.Length > 0 ? data : "no data")} ({(request.Message == MessageKind.V2 ? "2.0" : "1.0")})";
    }

    private static string Of(SenderCase @case)
    {
        var pages = string.Join(", then ", @case.Pages.Select(Page));
        var answers = @case.Respond.IsEmpty ? "everything is accepted" : "answers " + string.Join(", then ", @case.Respond.Select(Answer));
        return $"it scrapes {pages} and sends {(@case.Options.Message == MessageKind.V2 ? "2.0" : "1.0")}; {answers}";
    }

    private static string Page(Model.Scrapes.Page page) =>
        page.Fixture.Length > 0 ? $"`{page.Fixture}`"
        : page.Families.Length > 0 ? Counted(page.Families.Length, "metric family")
        : $"a page that is {page.Kind.ToString().ToLowerInvariant()}";

    private static string Answer(ResponseScript rule)
    {
        var what = rule.Abort == AbortKind.None ? rule.Status.ToString(CultureInfo.InvariantCulture) : $"by breaking the connection";
        return rule.Times is { } times ? string.Create(CultureInfo.InvariantCulture, $"{what} ({times} times)") : what;
    }

    private static string Counted(int count, string noun) =>
        count == 1
            ? $"1 {noun}"
            : string.Create(CultureInfo.InvariantCulture, $"{count} {(noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s")}");
}
