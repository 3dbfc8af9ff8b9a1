using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli;
using Compliance.Cli.Replay;
using Compliance.Cli.Suite;
using Compliance.Cli.Verbs;
using Compliance.Model;
using Compliance.Model.Results;

namespace Compliance.Tests.Cli;

[TestFixture]
public sealed class ReplayTests
{
    private string folder = "";

    [SetUp]
    public void Folder() => folder = Directory.CreateTempSubdirectory("replay-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, true);

    [TestCase("reference", Role.Receiver, "")]
    [TestCase("mutant/odd-references-accepted", Role.Receiver, "receiver/symbols")]
    [TestCase("null/close", Role.Receiver, "receiver/written")]
    [TestCase("reference", Role.Sender, "sender/retry/server-error[503]")]
    [TestCase("mutant/no-retry", Role.Sender, "sender/retry/server-error[503]")]
    [TestCase("mutant/2xx-after-retry-repeated", Role.Sender, "sender/retry/server-error")]
    public async Task Replaying_a_fresh_run_gives_the_same_bytes(string name, Role role, string only)
    {
        var (path, _) = await StoredRun.Of(Existing(name, role), role, folder, only.Length > 0 ? [only] : []);
        var again = Path.Combine(folder, "again");
        var said = new StringWriter();
        await ReplayVerb.Run(new ReplayOptions(path, null, null, again, true, false), said, CancellationToken.None);
        said.ToString().Should().Contain("Every check came out as it was.");
        var copy = Directory.EnumerateFiles(again, "*.results.jsonl", SearchOption.AllDirectories).Single();
        File.ReadAllBytes(copy).Should().Equal(File.ReadAllBytes(path));
        Directory
            .EnumerateFiles(again, "*.bin", SearchOption.AllDirectories)
            .Should()
            .HaveCount(Directory.EnumerateFiles(folder, "*.bin").Count() + Directory.EnumerateFiles(Evidence(role), "*.bin").Count());
    }

    [Test]
    public async Task A_changed_matcher_is_judged_on_the_old_evidence()
    {
        var (path, results) = await StoredRun.Of("reference", Role.Receiver, folder, "receiver/response/success");
        var changed = Replay(
            path,
            text => text.Replace("status: 2xx", "status: 500", StringComparison.Ordinal),
            "receiver/response/success"
        );
        changed.Notes.Should().NotContain(n => n.Contains("something else"));
        changed.Results.Checks.Count(c => c.Outcome == Outcome.Violated).Should().BeGreaterThan(0);
        results.Checks.Should().NotContain(c => c.Outcome == Outcome.Violated);
    }

    [Test]
    public async Task A_case_that_sends_something_else_now_says_nothing_of_the_old_run()
    {
        var (path, _) = await StoredRun.Of("reference", Role.Receiver, folder, "receiver/written/samples");
        var changed = Replay(path, text => text.Replace("three-series", "one-gauge", StringComparison.Ordinal), "receiver/written/samples");
        changed.Notes.Should().Contain(n => n.Contains("sends something else now"));
        changed
            .Results.Checks.Where(c => c.Level.IsMust())
            .Should()
            .OnlyContain(c => c.Outcome == Outcome.Inconclusive || c.Outcome == Outcome.NotApplicable);
    }

    [Test]
    public async Task A_sender_case_that_provokes_something_else_now_says_nothing_of_the_old_run()
    {
        var (path, _) = await StoredRun.Of("reference", Role.Sender, folder, "sender/retry/server-error[503]");
        var changed = Replay(path, text => text.Replace("times: 3", "times: 4", StringComparison.Ordinal), "sender/retry/server-error");
        changed.Notes.Should().Contain(n => n.Contains("provokes something else now"));
        changed.Results.Checks.Should().OnlyContain(c => c.Outcome == Outcome.Inconclusive);
    }

    [Test]
    public async Task A_missing_body_is_an_error_and_not_a_verdict()
    {
        var (path, _) = await StoredRun.Of("reference", Role.Receiver, folder, "receiver/response/success");
        File.Delete(Directory.EnumerateFiles(Evidence(Role.Receiver), "*.request.bin").First());
        var replay = () =>
            ReplayVerb.Run(new ReplayOptions(path, null, null, folder + "/x", true, false), TextWriter.Null, CancellationToken.None);
        await replay.Should().ThrowAsync<UsageException>().WithMessage("*is missing*");
    }

    [Test]
    public async Task A_published_file_without_evidence_says_what_is_missing()
    {
        var (path, _) = await StoredRun.Of("reference", Role.Receiver, folder, "receiver/response/success");
        Directory.Delete(Evidence(Role.Receiver), true);
        var replay = () =>
            ReplayVerb.Run(new ReplayOptions(path, null, null, folder + "/x", true, false), TextWriter.Null, CancellationToken.None);
        await replay.Should().ThrowAsync<UsageException>().WithMessage("*evidence*");
    }

    private string Evidence(Role role) => Path.Combine(folder, $"{role.ToString().ToLowerInvariant()}.evidence");

    // The names of mutants belong to others: any mutant will do.
    private static string Existing(string name, Role role) =>
        Compliance.Cli.Run.BuiltinTargets.Names(role).Contains(name)
            ? name
            : Compliance.Cli.Run.BuiltinTargets.Names(role).First(n => n.StartsWith(name.Split('/')[0], StringComparison.Ordinal));

    private static Replayed Replay(string path, Func<string, string> edit, params string[] edited)
    {
        var files = new EditedFiles(new DiskCaseFiles(Compliance.Cli.Suite.SuiteFolder.Find().Cases), edit, edited);
        var stored = ResultsFile.ReadWhole(path);
        var record = ResultsFile.Record(path, stored.Header.Role);
        return new Rejudge(CaseLibrary.Load(files, SpecVersions.Default), []).Judge(stored, record);
    }

    private sealed class EditedFiles(ICaseFiles files, Func<string, string> edit, string[] edited) : ICaseFiles
    {
        public IEnumerable<string> Paths() => files.Paths();

        public string Read(string path) =>
            edited.Any(e => path.StartsWith(e, StringComparison.Ordinal)) ? edit(files.Read(path)) : files.Read(path);
    }
}
