using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Ledger;

namespace Compliance.Cli.Explaining;

/// <summary>A case in prose: why it exists, what is sent, what is expected, and which mutants prove that the checks can fail.</summary>
/// <param name="library">The cases and the ledger.</param>
/// <param name="files">The files, for what their authors wrote above the case.</param>
/// <param name="mutants">Names of the mutants by the requirement that they break.</param>
internal sealed class CaseProse(CaseLibrary library, ICaseFiles files, ILookup<string, string> mutants)
{
    private const int MostMutants = 6;

    /// <summary>The lines.</summary>
    /// <exception cref="CaseFileException">The case cannot be expanded.</exception>
    public IEnumerable<string> Of(CaseFile @case) =>
        [
            $"{@case.Id} ({@case.Head.At})",
            $"  {@case.Head.Title.TrimEnd('.')}.",
            .. Why(@case).Select(l => $"  {l}"),
            .. Conditions(@case.Head).Select(l => $"  {l}."),
            "  What is sent",
            .. Sent(@case).Select(l => $"    {l}."),
            "  What is expected",
            .. @case.Head.Checks.SelectMany(c => Check(@case, c)).Select(l => $"    {l}"),
        ];

    private IEnumerable<string> Why(CaseFile @case)
    {
        var path = @case.Head.At.File[files.Prefix.Length..];
        return files.Read(path).ReplaceLineEndings("\n").Split('\n').TakeWhile(l => l.StartsWith('#')).Select(l => l.TrimStart('#').Trim());
    }

    private static IEnumerable<string> Conditions(CaseHead head)
    {
        if (head.Since is { } since)
            yield return $"It holds from {since} on";
        if (head.Until is { } until)
            yield return $"It holds until {until}";
        if (!head.Needs.IsEmpty)
            yield return $"It is not applicable to a target without {Words.Join(head.Needs)}";
        if (!head.After.IsEmpty)
            yield return $"It says nothing unless {Words.Some(head.After, 3)} held";
    }

    private IEnumerable<string> Sent(CaseFile @case) =>
        @case.Role == Role.Receiver
            ? Sent(library.Receiver(@case, ExpansionContext.Dummy))
            : LaneWords.Of(library.Sender(@case, ExpansionContext.Dummy));

    private static IEnumerable<string> Sent(ReceiverCase @case)
    {
        if (@case.Let is { } let)
            yield return $"first it is found out which of these this receiver refuses alone: {Words.Join([.. let.Candidates.Select(c => c.Name)], "or")}";
        if (@case.Fresh)
            yield return "in an instance of its own, after all other cases";
        var control = @case.Arms.FirstOrDefault(a => a.Kind == ArmKind.Control);
        foreach (var arm in @case.Arms)
        {
            for (var i = 0; i < arm.Steps.Length; i++)
                yield return $"{Named(arm, arm.Steps[i], arm.Steps.Length > 1)}{Request(arm, i, control)}";
        }
    }

    private static string Named(Arm arm, Step step, bool several)
    {
        var kind = arm.Kind switch
        {
            ArmKind.Control => "control (must be accepted, else the others say nothing)",
            ArmKind.Defect => $"defect {arm.Name}",
            ArmKind.Rewrite => $"rewrite {arm.Name}",
            _ => "",
        };
        var which = several ? $"step {step.Name}{(step.SameConnection ? " on the same connection" : "")}" : "";
        var name = string.Join(", ", Words.Said(kind, which));
        return name.Length == 0 ? "" : $"{name}: ";
    }

    private static string Request(Arm arm, int step, Arm? control) =>
        control is null || control == arm || step >= control.Steps.Length
            ? RequestWords.Of(arm.Steps[step].Request)
            : RequestWords.Difference(arm.Steps[step].Request, control.Steps[step].Request);

    private IEnumerable<string> Check(CaseFile @case, CheckScript check)
    {
        var requirement = library.Ledger.Find(check.Requirement)!;
        yield return $"{CheckWords.Of(@case.Role, check)}{Needs(check)}.";
        yield return $"  for {requirement.Id}, {Weight(requirement)}: {requirement.Says}";
        string[] proof = [.. mutants[requirement.Id]];
        if (proof.Length > 0)
            yield return $"  proven by {Words.Count(proof.Length, "mutant")} that {(proof.Length == 1 ? "breaks" : "break")} it: {Words.Some(proof, MostMutants)}";
    }

    private static string Weight(Requirement requirement) =>
        requirement.IsObservation ? $"an observation ({requirement.Level.Spelled()})" : requirement.Level.Spelled();

    private static string Needs(CheckScript check) => check.Needs.IsEmpty ? "" : $" (where the target has {Words.Join(check.Needs)})";
}
