using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Selftests;
using Compliance.Running;

namespace Compliance.Cli.Selftest;

/// <summary>The verb <c>selftest</c>: proves the verdicts on implementations whose faults are known.</summary>
internal static class SelftestVerb
{
    /// <summary>Senders judged at the same time unless told otherwise: most of their time is waiting.</summary>
    public const int DefaultJobs = 24;

    // A sender of all cases has a hundred lanes: many of them at a time keep each other from answering in time, and time is part of some verdicts.
    private const double WideShare = 0.25;

    // Where nothing but such senders is judged, there is room for more of them.
    private const double FullShare = 0.75;

    private const int FewJobs = 3;

    // A receiver waits now and then; more of them at a time only hold more memory.
    private static readonly int ReceiverJobs = 6 * Environment.ProcessorCount;

    private static readonly SharedExpansions Expansions = new(TimeProvider.System);

    /// <summary>Judges every subject and prints the kill matrix.</summary>
    /// <param name="role">Only this role; null: both.</param>
    /// <param name="only">Only subjects whose name matches; empty: all.</param>
    /// <param name="full">Every mutant against all cases; otherwise against the cases that have a check of its requirement.</param>
    /// <param name="jobs">Subjects judged at the same time.</param>
    /// <param name="file">Where the results are written as JSON; null: nowhere.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<int> Run(
        Role? role,
        ImmutableArray<string> only,
        bool full,
        int jobs,
        string? file,
        CancellationToken cancellation
    )
    {
        var libraries = new SpecLibraries(new DiskCaseFiles(SuiteFolder.Find().Cases));
        var globs = only.Select(o => new Glob(o)).ToArray();
        var subjects = new[] { Role.Receiver, Role.Sender }
            .Where(r => role is null || r == role)
            .SelectMany(r => Subjects.Of(r).AsEnumerable())
            .Where(s => globs.Length == 0 || globs.Any(g => g.Matches(s.Name)))
            .ToImmutableArray();
        if (subjects.IsEmpty)
            throw new UsageException("no built-in implementation matches");
        var started = TimeProvider.System.GetTimestamp();
        SubjectVerdict[] verdicts =
        [
            .. await Phase(subjects, Role.Receiver, libraries, full, Math.Min(jobs, ReceiverJobs), cancellation),
            .. await Phase(subjects, Role.Sender, libraries, full, jobs, cancellation),
        ];
        await Again(verdicts, libraries, full, FewJobs, cancellation);
        await Again(verdicts, libraries, full, 1, cancellation);
        var took = TimeProvider.System.GetElapsedTime(started);
        if (file is not null)
            await Write(file, Results(verdicts, libraries.Standard, full, took), cancellation);
        return Report(verdicts, took);
    }

    private static async Task<SubjectVerdict[]> Phase(
        ImmutableArray<Subject> subjects,
        Role role,
        SpecLibraries libraries,
        bool full,
        int jobs,
        CancellationToken cancellation
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        // Subjects of all cases take the longest and keep their own places, so that none of them waits behind the many small ones.
        var wholes = role == Role.Sender ? Math.Max(1, (int)(jobs * (full ? FullShare : WideShare))) : jobs;
        using var whole = new SemaphoreSlim(wholes);
        using var small = new SemaphoreSlim(role == Role.Sender ? Math.Max(1, jobs - wholes) : jobs);
        var verdicts = await Task.WhenAll(
            subjects
                .Where(s => s.Role == role)
                .OrderByDescending(s => s.Kind)
                .Select(s => Judge(s, libraries.Of(s), full, IsWhole(s, full) ? whole : small, early: !full, cancellation))
        );
        if (verdicts.Length > 0)
            Told($"{Word(role)}s, {jobs} at a time", started, verdicts);
        return [.. verdicts.OrderBy(v => subjects.IndexOf(v.Subject))];
    }

    private static bool IsWhole(Subject subject, bool full) => full || subject.Kind != SubjectKind.Mutant;

    // Where the time goes: what a kind takes is the sum over implementations that were judged side by side.
    private static void Told(string phase, long started, IEnumerable<SubjectVerdict> verdicts)
    {
        var kinds = verdicts
            .GroupBy(v => v.Subject.Kind)
            .Select(k => FormattableString.Invariant($"{k.Key} {k.Sum(v => v.Published.DurationMs) / 1000.0:0.0} s"));
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Console.Out.WriteLine(
            FormattableString.Invariant(
                $"{phase}: {took:0.0} s ({string.Join(", ", kinds)}); processor time so far {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s"
            )
        );
    }

    private static SelftestResults Results(SubjectVerdict[] verdicts, CaseLibrary library, bool full, TimeSpan took) =>
        new()
        {
            Suite = SuiteVersion.Text,
            Spec = library.Ledger.Spec,
            Cases = library.Digest,
            Full = full,
            DurationMs = (long)took.TotalMilliseconds,
            Subjects = [.. verdicts.Select(v => v.Published)],
        };

    private static async Task Write(string file, SelftestResults results, CancellationToken cancellation)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, SelftestFile.Write(results), ResultFolder.Utf8, cancellation);
    }

    // Checks of every captured request see some faults only where something provokes them: retries, exemplars, histograms, special values.
    private static readonly string[] Common =
    [
        "sender/retry/server-error[503]",
        "sender/exemplars/sent",
        "sender/samples/values",
        "sender/samples/order",
        "sender/histograms/native",
        "sender/v1/samples",
    ];

    private static async Task<SubjectVerdict> Judge(
        Subject subject,
        CaseLibrary library,
        bool full,
        SemaphoreSlim gate,
        bool early,
        CancellationToken cancellation
    )
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var cases = Cases(subject, library, full);
            var few = Few(subject, cases, full);
            var verdict = await Judge(subject, library, few, full, early, cancellation);
            if (verdict.Killers.IsEmpty && few.Length < cases.Length)
                verdict = await Judge(subject, library, cases, full, early, cancellation);
            foreach (var problem in verdict.Problems)
                Console.Out.WriteLine($"{Word(subject.Role)} {subject.Name}: {problem}");
            return verdict;
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<SubjectVerdict> Judge(
        Subject subject,
        CaseLibrary library,
        ImmutableArray<CaseFile> cases,
        bool full,
        bool early,
        CancellationToken cancellation
    )
    {
        using var scratch = new ScratchFolder();
        var job = Job(subject, library, cases, full, scratch.Path) with
        {
            Until = early && subject.Kind == SubjectKind.Mutant ? subject.Requirement : null,
        };
        var started = TimeProvider.System.GetTimestamp();
        var results = await (
            subject.Role == Role.Receiver ? ReceiverPipeline.Run(job, cancellation) : SenderPipeline.Run(job, cancellation)
        );
        return SubjectJudge.Judge(subject, results, library.Ledger, TimeProvider.System.GetElapsedTime(started));
    }

    // Requests of a megabyte, and lanes that provoke what most faults do not need, are for the few mutants that survive without them.
    private static ImmutableArray<CaseFile> Few(Subject subject, ImmutableArray<CaseFile> cases, bool full) =>
        IsWhole(subject, full) ? cases
        : subject.Role == Role.Receiver ? cases.RemoveAll(c => c.Id.StartsWith("receiver/size/", StringComparison.Ordinal))
        : Own(subject, cases);

    // Many at once load the machine as no real run does, and time is part of some verdicts: what came out wrong is judged once more to its end, with few
    // beside it, and what is wrong then as well, alone.
    private static async Task Again(SubjectVerdict[] verdicts, SpecLibraries libraries, bool full, int jobs, CancellationToken cancellation)
    {
        using var gate = new SemaphoreSlim(jobs);
        var started = TimeProvider.System.GetTimestamp();
        int[] wrong = [.. Enumerable.Range(0, verdicts.Length).Where(i => !verdicts[i].Problems.IsEmpty)];
        await Task.WhenAll(wrong.Select(Judge));
        if (wrong.Length > 0)
            Told(FormattableString.Invariant($"{wrong.Length} once more, {jobs} at a time"), started, wrong.Select(i => verdicts[i]));

        async Task Judge(int i)
        {
            var subject = verdicts[i].Subject;
            verdicts[i] = await SelftestVerb.Judge(subject, libraries.Of(subject), full, gate, early: false, cancellation);
            if (verdicts[i].Problems.IsEmpty)
                Console.Out.WriteLine($"{Word(subject.Role)} {subject.Name}: right this time");
        }
    }

    private static RunJob Job(Subject subject, CaseLibrary library, ImmutableArray<CaseFile> cases, bool full, string scratch) =>
        new()
        {
            Library = library,
            Cases = cases,
            Shared = Expansions.Of(library),
            Target = BuiltinTargets.Describe(TargetReference.BuiltinPrefix + subject.Name, [subject.Role], subject.Lacks),
            Version = SuiteVersion.Text,
            Via = "builtin",
            Role = subject.Role,
            Gate = Gate.Must,
            Seed = 1,
            Jobs = subject.Role == Role.Receiver ? 8 : null,
            Whole = IsWhole(subject, full),
            Launcher = new BuiltinLauncher(),
            Scratch = scratch,
            Log = new Silent(),
        };

    private static ImmutableArray<CaseFile> Cases(Subject subject, CaseLibrary library, bool full)
    {
        var all = library.Cases.Where(c => c.Role == subject.Role).ToImmutableArray();
        if (IsWhole(subject, full))
            return all;
        var own = Own(subject, all);
        return subject.Role == Role.Receiver ? own : [.. all.Where(c => own.Contains(c) || Common.Contains(c.Id))];
    }

    // The cases of the requirement that is broken, and those that must hold before they say anything.
    private static ImmutableArray<CaseFile> Own(Subject subject, ImmutableArray<CaseFile> cases)
    {
        var own = cases.Where(c => c.Head.Checks.Any(k => k.Requirement == subject.Requirement)).ToImmutableArray();
        var needed = own.SelectMany(c => c.Head.After).ToHashSet(StringComparer.Ordinal);
        return [.. cases.Where(c => own.Contains(c) || needed.Contains(c.Id))];
    }

    private static int Report(SubjectVerdict[] verdicts, TimeSpan took)
    {
        foreach (var role in verdicts.GroupBy(v => v.Subject.Role))
        {
            var mutants = role.Where(v => v.Subject.Kind == SubjectKind.Mutant).ToArray();
            var killed = mutants.Count(v => !v.Killers.IsEmpty);
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Word(role.Key)}: {killed} of {mutants.Length} mutants killed, {Clean(role, SubjectKind.Variant)} legal variants clean, {Clean(role, SubjectKind.Null)} nulls without a pass, reference {role.FirstOrDefault(v => v.Subject.Kind == SubjectKind.Reference)?.Statement ?? "not run"}"
                )
            );
        }

        var wrong = verdicts.Count(v => !v.Problems.IsEmpty);
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{verdicts.Length} implementations in {took.TotalSeconds:0.0} s, {wrong} came out wrong"
            )
        );
        return wrong == 0 ? ExitCodes.Green : ExitCodes.Red;
    }

    private static string Clean(IEnumerable<SubjectVerdict> verdicts, SubjectKind kind)
    {
        var all = verdicts.Where(v => v.Subject.Kind == kind).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{all.Count(v => v.Problems.IsEmpty)} of {all.Length}");
    }

    private static string Word(Role role) => role == Role.Receiver ? "receiver" : "sender";

    private sealed class Silent : IProgressLog
    {
        public void Phase(string name) { }

        public void Progress(int done, int of, string unit) { }
    }
}
