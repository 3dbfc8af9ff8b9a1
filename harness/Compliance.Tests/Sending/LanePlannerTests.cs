using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;
using Compliance.Model.Targets;
using Compliance.Running.Sending;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class LanePlannerTests
{
    [Test]
    public void Cases_with_equal_pages_and_options_share_the_accepting_lane()
    {
        var plan = Plan(Setup(32), Case("a"), Case("b"), Case("c", page: "other"), Case("d"));
        plan.Single()
            .Lanes.Select(l => l.Lane.Cases)
            .Should()
            .BeEquivalentTo(new[] { new[] { "a", "b", "d" }, ["c"] }, o => o.WithStrictOrdering());
    }

    [Test]
    public void A_case_with_a_script_or_other_formats_has_a_lane_of_its_own()
    {
        var scripted = Case("b") with { Respond = [new ResponseScript()] };
        var text = Case("c") with { Formats = [ExpositionFormat.Text] };
        var plan = Plan(Setup(32), Case("a"), scripted, scripted with { Head = Case("b2").Head }, text, Case("d"));
        plan.Single().Lanes.Select(l => string.Join("+", l.Lane.Cases)).Should().Equal("a+d", "b", "b2", "c");
    }

    [Test]
    public void Groups_run_in_processes_of_their_own_unless_the_sender_mixes_them()
    {
        var v1 = Case("b") with { Options = new LaneOptions { Message = MessageKind.V1 } };
        Plan(Setup(32), Case("a"), v1, Case("c", page: "x")).Select(p => p.Lanes.Length).Should().Equal(2, 1);
        Plan(Setup(32, mixed: true), Case("a"), v1, Case("c", page: "x")).Select(p => p.Lanes.Length).Should().Equal(3);
    }

    [Test]
    public void What_the_sender_may_refuse_is_kept_apart()
    {
        var refusable = Case("r") with
        {
            Options = new LaneOptions { MayRefuse = true, Headers = [new HeaderLine("Host", "x")] },
        };
        var other = Case("s") with
        {
            Options = new LaneOptions { MayRefuse = true, Headers = [new HeaderLine("Host", "y")] },
        };
        var plan = Plan(Setup(32, mixed: true), Case("a"), refusable, other);
        plan.Select(p => (string.Join("+", p.Lanes.SelectMany(l => l.Lane.Cases)), p.MayRefuse))
            .Should()
            .Equal(("a", false), ("r", true), ("s", true));
    }

    [TestCase(1, new[] { 1, 1, 1, 1, 1 })]
    [TestCase(2, new[] { 2, 2, 1 })]
    [TestCase(5, new[] { 5 })]
    public void A_process_serves_no_more_lanes_than_it_can(int lanes, int[] expected)
    {
        var plan = Plan(Setup(lanes), [.. Enumerable.Range(0, 5).Select(i => Case($"c{i}", page: $"p{i}"))]);
        plan.Select(p => p.Lanes.Length).Should().Equal(expected);
        plan.SelectMany(p => p.Lanes).Select(l => l.Lane.Name).Should().Equal("lane-1", "lane-2", "lane-3", "lane-4", "lane-5");
        plan.SelectMany(p => p.Lanes).Select(l => l.Lane.WritePath).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void A_lane_has_the_longest_extra_time_of_its_cases() =>
        Plan(Setup(1), Case("a") with { Extra = TimeSpan.FromSeconds(3) }, Case("b"))
            .Single()
            .Lanes.Single()
            .Extra.Should()
            .Be(TimeSpan.FromSeconds(3));

    [Test]
    public void Values_that_json_lacks_do_not_stop_the_planner()
    {
        var odd = Case("a") with { Pages = [.. Pages.All] };
        Plan(Setup(9), odd, odd with { Head = Case("b").Head }).Single().Lanes.Should().ContainSingle();
    }

    private static ImmutableArray<ProcessPlan> Plan(SenderSetup setup, params SenderCase[] cases) => LanePlanner.Plan([.. cases], setup);

    private static SenderSetup Setup(int lanes, bool mixed = false) =>
        new(ImmutableDictionary<string, string>.Empty, lanes, mixed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));

    internal static SenderCase Case(string id, string page = "m") =>
        new()
        {
            Head = new CaseHead
            {
                Id = id,
                Title = id,
                Checks = [],
                At = new SourceLocation("test", 1),
            },
            Pages = [new Page { Families = [new Family(page, MetricType.Gauge, "", "", [new PageSeries { Value = double.NaN }])] }],
        };
}
