using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Judging.Binding;
using Compliance.Judging.Receiver;
using Compliance.Judging.Sender;
using Compliance.Judging.Verdicts;
using Compliance.Model;
using Compliance.Model.Records;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Cli.Replay;

/// <summary>Judges stored evidence with the cases and checks of today. Touches no target.</summary>
/// <param name="library">The cases of today under the specification of choice.</param>
/// <param name="known">Known failures of the target as they stand today.</param>
internal sealed class Rejudge(CaseLibrary library, ImmutableArray<KnownEntry> known)
{
    private readonly List<string> notes = [];

    /// <summary>The results with new checks and footer.</summary>
    /// <param name="stored">A whole results file with its evidence.</param>
    /// <param name="record">Its record.</param>
    public Replayed Judge(RunResults stored, RunRecord record)
    {
        var cases = Cases(stored.Header.Role, record);
        var checks = Checks(stored, record, cases);
        var list = new KnownList(known, Version(stored, record), stored.Header.Launch);
        var took = TimeSpan.FromMilliseconds(stored.Footer?.DurationMs ?? 0);
        var footer = RunConclusion.Draw(
            checks,
            library.Ledger,
            list,
            AllChecks.Of(library),
            stored.Header.Gate,
            Whole(stored, record),
            took
        );
        var header = stored.Header with
        {
            Suite = SuiteVersion.Text,
            Spec = library.Ledger.Spec,
            Cases = library.Digest,
            Checks = checks.Length,
        };
        return new Replayed(stored with { Header = header, Checks = checks, Footer = footer, Record = record }, [.. notes]);
    }

    private ImmutableArray<CheckResult> Checks(RunResults stored, RunRecord record, ImmutableArray<CaseFile> cases)
    {
        var target = Target(stored.Header, record.Plan);
        var context = new ExpansionContext(record.Plan.RunId, record.Plan.NowMs);
        var version = Version(stored, record);
        var (via, ledger, capabilities) = (stored.Header.Launch, library.Ledger, library.Capabilities);
        if (stored.Header.Role == Role.Sender)
        {
            var sent = new SenderEvidence(stored, record, notes).With(cases, library, context);
            return new SenderJudge(MatcherCatalogue.Standard).Judge(sent, ledger, target, version, via, capabilities);
        }

        var answered = new ReceiverEvidence(stored, record, notes).With(cases, library, context);
        return new ReceiverJudge(MatcherCatalogue.Standard).Judge(answered, ledger, target, version, via, capabilities);
    }

    // A header of an older suite names the descriptor's version where nothing was read; such a guess was never asked for.
    private static string Version(RunResults stored, RunRecord record) =>
        record.Plan.Version.Length == 0 && stored.Header.VersionAsked ? stored.Header.Version : record.Plan.Version;

    private ImmutableArray<CaseFile> Cases(Role role, RunRecord record)
    {
        var ran = Ran(record).ToHashSet(StringComparer.Ordinal);
        var today = library.Cases.Where(c => c.Role == role).ToList();
        notes.AddRange(ran.Except(today.Select(c => c.Id)).Select(id => $"{id}: the case is gone"));
        return [.. today.Where(c => ran.Contains(c.Id))];
    }

    // A case that is new since the run was not run.
    private bool Whole(RunResults stored, RunRecord record)
    {
        var ran = Ran(record).ToHashSet(StringComparer.Ordinal);
        var missing = library.Cases.Where(c => c.Role == stored.Header.Role && !ran.Contains(c.Id)).Select(c => c.Id).ToList();
        if (record.Plan.Whole)
            notes.AddRange(missing.Select(id => $"{id}: the case is new and was not run"));
        return record.Plan.Whole && missing.Count == 0;
    }

    private static IEnumerable<string> Ran(RunRecord record) => record.Cases.Select(c => c.Id).Concat(record.SenderCases);

    private TargetDescriptor Target(RunHeader header, PlanRecord plan) =>
        new()
        {
            Name = header.Target,
            Title = header.Title,
            Roles = [header.Role],
            Launch = new LaunchOptions(null, null, false),
            Sender = plan.Window is { } window
                ? new SenderSetup(ImmutableDictionary<string, string>.Empty, 1, false, TimeSpan.Zero, window)
                : null,
            Receiver =
                header.Role == Role.Receiver
                    ? new ReceiverSetup(
                        "",
                        plan.Reads.ToImmutableDictionary(kind => kind, _ => ""),
                        ImmutableDictionary<string, string>.Empty,
                        [],
                        ImmutableDictionary<string, string>.Empty,
                        TimeSpan.Zero
                    )
                    : null,
            Capabilities = plan.Capabilities.ToImmutableDictionary(StringComparer.Ordinal),
            Known = known,
        };
}
