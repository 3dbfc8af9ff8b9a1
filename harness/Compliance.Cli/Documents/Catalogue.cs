using System.Globalization;
using System.Text;
using Compliance.Cases;
using Compliance.Cli.Selftest;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Ledger;
using Compliance.Reference;

namespace Compliance.Cli.Documents;

/// <summary>The case catalogue: every case with what it does, what it expects, and the mutants that break what it judges.</summary>
/// <param name="library">The cases.</param>
internal sealed class Catalogue(CaseLibrary library)
{
    private readonly SentLine sent = new(library);
    private readonly ILookup<string, Mutant> mutants = new[] { Role.Receiver, Role.Sender }
        .SelectMany(r => Subjects.Mutants(r).AsEnumerable())
        .ToLookup(m => m.Requirement, StringComparer.Ordinal);

    /// <summary>The page.</summary>
    public string Markdown()
    {
        var text = new StringBuilder("# Cases\n\n");
        text.Append("<!-- Generated from cases/ by `./run-compliance.sh docs`: edit those files, not this one. -->\n\n");
        text.Append(
            "A case provokes one behaviour and judges it by several checks, each bound to one requirement (see [coverage](coverage.md)). "
        );
        text.Append("The mutants are implementations with one fault, each of which a check of that requirement must catch.\n");
        foreach (var topic in library.Cases.GroupBy(c => Topic(c.BaseId), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {topic.Key}\n");
            foreach (var file in topic.GroupBy(c => c.BaseId, StringComparer.Ordinal))
                Case(text, [.. file]);
        }

        return text.ToString();
    }

    private void Case(StringBuilder text, CaseFile[] instances)
    {
        var first = instances[0];
        var title = instances.Length > 1 ? Common([.. instances.Select(i => i.Head.Title)]) : first.Head.Title;
        text.Append(CultureInfo.InvariantCulture, $"\n### {first.BaseId}\n\n{Prose.Text(title)}.\n\n");
        if (instances.Length > 1)
            text.Append("- each: ").AppendJoin(", ", instances.Select(i => $"`{i.Id[first.BaseId.Length..].Trim('[', ']')}`")).Append('\n');
        text.Append("- does: ").Append(sent.Of(first)).Append('\n');
        foreach (var check in first.Head.Checks)
            text.Append("- expects: ").Append(Check(check)).Append('\n');
        if (!first.Head.Needs.IsEmpty)
            text.Append("- needs: ").AppendJoin(", ", first.Head.Needs.Select(n => $"`{n}`")).Append('\n');
        if (!first.Head.After.IsEmpty)
            text.Append("- after: ").AppendJoin(", ", first.Head.After.Select(a => $"`{a}`")).Append('\n');
        Mutants(text, first);
    }

    private string Check(CheckScript check)
    {
        var requirement = library.Ledger.Find(check.Requirement)!;
        var level = requirement.IsObservation ? "observed" : requirement.Level.Spelled();
        var when = check.Temporal == Temporal.Once ? "" : $"{check.Temporal.ToString().ToLowerInvariant()} ";
        var needs = check.Needs.IsEmpty ? "" : $" (needs {string.Join(", ", check.Needs.Select(n => $"`{n}`"))})";
        return $"[{check.Name}]({requirement.Link}) {level}: {when}{Prose.Code(NodeText.Of(check.Matcher))}{needs}";
    }

    private void Mutants(StringBuilder text, CaseFile @case)
    {
        var names = @case
            .Head.Checks.Select(c => c.Requirement)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(r => mutants[r])
            .Select(m => $"`{m.Name}`")
            .ToArray();
        if (names.Length > 0)
            text.Append("- mutants of its requirements: ").AppendJoin(", ", names).Append('\n');
    }

    // Titles of an `each` differ where its value stands.
    private static string Common(string[] titles) =>
        titles.Distinct(StringComparer.Ordinal).Count() == 1 ? titles[0] : $"{titles[0]}, and so on";

    private static string Topic(string id) => id[..id.LastIndexOf('/')];
}
