using System.Collections.Immutable;
using Compliance.Cli.Report;
using Compliance.Model;
using Compliance.Model.Results;

namespace Compliance.Tests.Reporting;

/// <summary>Shards of one run become that run.</summary>
public sealed class ShardMergeTests
{
    private static RunResults Shard(int shard, int of, params CheckResult[] checks)
    {
        var run = Example.Run(Role.Sender, [.. checks], [Example.Exchange(1, 500, 1), Example.Exchange(2, 204, 30)]);
        return run with
        {
            Header = run.Header with { Shard = shard, Shards = of, Started = Example.Started.AddSeconds(shard) },
            Log = $"log {shard}",
        };
    }

    private static CheckResult Check(string name, Outcome outcome = Outcome.Satisfied) =>
        Example.Check($"sender/a/{name}#retry.5xx", "retry.5xx", Level.Must, outcome, "said", "expected") with
        {
            Exchanges = [1, 2],
            Control = 1,
            Marks = [new Mark(2, Part.Message, new ByteRange(0, 1), "odd")],
        };

    private static ImmutableArray<MergedRun> Merge(params RunResults[] runs) =>
        ShardMerge.Of([.. runs.Select((r, i) => ($"{i}.results.jsonl", r))], Example.Ledger);

    [Test]
    public void All_shards_in_any_order_become_one_whole_run()
    {
        var merged = Merge(Shard(2, 2, Check("two")), Shard(1, 2, Check("one"))).Should().ContainSingle().Subject;
        merged.Remarks.Should().BeEmpty();
        merged.IsMerged.Should().BeTrue();
        var run = merged.Results;
        run.Checks.Select(c => c.Case).Should().Equal("sender/a/one", "sender/a/two");
        run.Header.Should().BeEquivalentTo(Example.Header(Role.Sender, 2) with { Started = Example.Started.AddSeconds(1) });
        run.Footer!.Statement.Should().Be(Statement.Conformant, "together they hold all cases");
        run.Footer.Green.Should().BeTrue();
        run.Incomplete.Should().BeEmpty();
        run.Log.Should().Be("--- shard 1\nlog 1\n--- shard 2\nlog 2");
    }

    [Test]
    public void Evidence_is_numbered_anew_and_checks_keep_pointing_at_theirs()
    {
        var run = Merge(Shard(1, 2, Check("one")), Shard(2, 2, Check("two")))[0].Results;
        run.Exchanges.Select(e => e.Index).Should().Equal(1, 2, 4, 5);
        run.Exchanges.Select(e => e.Origin).Distinct().Should().Equal("shard 1: lane-3", "shard 2: lane-3");
        var moved = run.Checks[1];
        moved.Exchanges.Should().Equal(4, 5);
        moved.Control.Should().Be(4);
        moved.Marks.Single().Exchange.Should().Be(5);
    }

    [Test]
    public void A_missing_shard_makes_the_run_incomplete_and_is_named()
    {
        var merged = Merge(Shard(1, 3, Check("one")), Shard(3, 3, Check("three")))[0];
        merged.Remarks.Should().Equal("Prometheus 3.5.3 as sender: shard 2 of 3 is missing.");
        merged.Results.Footer.Should().BeNull();
        merged.Results.Incomplete.Should().Contain("shard 2 of 3 is missing");
    }

    [Test]
    public void An_incomplete_shard_makes_the_run_incomplete()
    {
        var merged = Merge(Shard(1, 2, Check("one")) with { Footer = null }, Shard(2, 2, Check("two")))[0];
        merged.Results.Footer.Should().BeNull();
        merged.Results.Incomplete.Should().Contain("There is no footer");
    }

    [Test]
    public void A_shard_that_is_there_twice_is_taken_once_and_said()
    {
        var older = Shard(1, 2, Check("one", Outcome.Violated));
        older = older with { Header = older.Header with { Started = Example.Started.AddDays(-1) } };
        var merged = Merge(older, Shard(1, 2, Check("one")), Shard(2, 2, Check("two")))[0];
        merged.Remarks.Should().Equal("Prometheus 3.5.3 as sender: shard 1 of 2 is there 2 times; the newest one was taken.");
        merged.Results.Checks.Should().OnlyContain(c => c.Outcome == Outcome.Satisfied);
    }

    [Test]
    public void A_check_in_two_shards_is_taken_once_and_said()
    {
        var merged = Merge(Shard(1, 2, Check("one")), Shard(2, 2, Check("one")))[0];
        merged.Remarks.Should().Equal("Prometheus 3.5.3 as sender: 1 check is in several shards; the first of each was taken.");
        merged.Results.Checks.Should().ContainSingle();
    }

    [Test]
    public void A_violation_in_one_shard_is_one_of_the_whole()
    {
        var run = Merge(Shard(1, 2, Check("one")), Shard(2, 2, Check("two", Outcome.Violated)))[0].Results;
        run.Footer!.Statement.Should().Be(Statement.NotConformant);
        run.Footer.Green.Should().BeFalse();
    }

    [Test]
    public void Other_targets_versions_and_cases_stay_apart()
    {
        var other = Shard(2, 2, Check("two"));
        Merge(Shard(1, 2, Check("one")), other with { Header = other.Header with { Cases = "other" } }).Should().HaveCount(2);
        Merge(Shard(1, 2, Check("one")), other with { Header = other.Header with { Version = "4" } }).Should().HaveCount(2);
        Merge(Example.Sender(), Example.Sender()).Should().HaveCount(2, "whole runs are not shards");
    }
}
