using System.Globalization;
using System.Text;
using Compliance.Cases;
using Compliance.Cli.Selftest;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Reporting.Text;

namespace Compliance.Cli.Documents;

/// <summary>The coverage page: every requirement with its checks and the mutants that prove them, or why it has none.</summary>
/// <param name="library">The cases.</param>
internal sealed class CoveragePage(CaseLibrary library)
{
    private readonly ILookup<string, string> checks = library
        .Cases.SelectMany(c => c.Head.Checks.Select(k => (k.Requirement, Id: $"{c.BaseId}#{k.Name}")))
        .Distinct()
        .ToLookup(c => c.Requirement, c => c.Id, StringComparer.Ordinal);

    /// <summary>The page.</summary>
    public string Markdown()
    {
        var text = new StringBuilder("# Coverage\n\n");
        text.Append("<!-- Generated from cases/ by `./run-compliance.sh docs`: edit those files, not this one. -->\n\n");
        text.Append("Every normative sentence of Remote-Write ").Append(library.Ledger.Spec);
        text.Append(", in our words, with the checks that judge it and the mutants that prove those checks. ");
        text.Append("The cases are described in the [catalogue](catalogue.md).\n");
        foreach (var role in new[] { Role.Receiver, Role.Sender })
            Part(text, role);
        return text.ToString();
    }

    private void Part(StringBuilder text, Role role)
    {
        var mutants = Subjects.Mutants(role).ToLookup(m => m.Requirement, m => m.Name, StringComparer.Ordinal);
        var all = library.Ledger.Requirements.Where(r => r.Role == role).ToArray();
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## {role.Word()}\n\n{all.Length} requirements: {all.Count(r => checks.Contains(r.Id))} judged, {all.Count(r => r.Untestable is not null && !checks.Contains(r.Id))} that no wire can show.\n\n"
        );
        text.Append("| requirement | level | says | checks | mutants |\n|---|---|---|---|---|\n");
        foreach (var requirement in all)
            Row(text, requirement, [.. mutants[requirement.Id]]);
    }

    private void Row(StringBuilder text, Requirement requirement, string[] mutants)
    {
        var level = requirement.Level.Spelled() + (requirement.IsObservation && requirement.Level != Level.May ? ", observed" : "");
        string[] cells =
        [
            requirement.Spec == "suite" ? requirement.Id : $"[{requirement.Id}]({requirement.Link})",
            level,
            Prose.Text(requirement.Says + (requirement.Ambiguous is { } readings ? $" Readings: {readings}" : "")),
            Checks(requirement),
            mutants.Length > 0 ? string.Join(", ", mutants.Select(m => $"`{m}`"))
            : requirement.IsObservation ? "none: an observation"
            : "",
        ];
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private string Checks(Requirement requirement)
    {
        if (!checks.Contains(requirement.Id))
            return requirement.Untestable switch
            {
                Untestable.Internal => "none: it shows only inside the implementation",
                Untestable.Policy => "none: it binds authors or operators, not programs",
                Untestable.Deprecated => "none: the specification gives the part up",
                Untestable.Contradictory => "none: the specification demands two things that exclude each other",
                _ => "none yet",
            };
        return string.Join("<br>", checks[requirement.Id].Select(id => $"`{id}`"));
    }
}
