using Compliance.Judging.Sender.Requests;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Which request targets are those of the URL that the sender was given.</summary>
public sealed class UrlTests
{
    private const string Given = "/lane/l/Team%2FBlue/W?db=M&u=a%20b";

    [TestCase("/lane/l/Team%2FBlue/W?db=M&u=a%20b", Outcome.Satisfied)]
    [TestCase("/lane/l/Team%2fBlue/W", Outcome.Satisfied, Description = "letter case of an escape")]
    [TestCase("/lane/l/%54eam%2FBlue/W", Outcome.Satisfied, Description = "an escape that is not needed")]
    [TestCase("http://other:1/lane/l/Team%2FBlue/W?x=1", Outcome.Satisfied, Description = "absolute form")]
    [TestCase("/lane/l/Team/Blue/W", Outcome.Violated)]
    [TestCase("/lane/l/Team%252FBlue/W", Outcome.Violated)]
    [TestCase("/lane/l/team%2Fblue/w", Outcome.Violated)]
    [TestCase("/lane/l/Team%2FBlue/W/", Outcome.Violated)]
    [TestCase("/lane/l/Team%2FBlue/W%", Outcome.Violated)]
    [TestCase("http://other:1", Outcome.Violated)]
    [TestCase("", Outcome.Violated)]
    public void The_path(string target, Outcome outcome) => new PathProvided().Judge(To(target), Lane())!.Outcome.Should().Be(outcome);

    [TestCase("/any?db=M&u=a%20b", Outcome.Satisfied)]
    [TestCase("/any?u=a+b&extra=1&db=%4D", Outcome.Satisfied)]
    [TestCase("http://other:1/any?db=M&u=a%20b", Outcome.Satisfied)]
    [TestCase("/any", Outcome.Violated)]
    [TestCase("/any?db=M", Outcome.Violated)]
    [TestCase("/any?db=m&u=a%20b", Outcome.Violated)]
    [TestCase("/any%3Fdb=M&u=a%20b", Outcome.Violated)]
    public void The_query(string target, Outcome outcome) => new QueryProvided().Judge(To(target), Lane())!.Outcome.Should().Be(outcome);

    [Test]
    public void A_URL_without_a_query_says_nothing_about_queries() =>
        new QueryProvided().Judge(To("/lane/l/w?x=1"), Lane("/lane/l/w")).Should().BeNull();

    private static Lane Described(string given) =>
        new()
        {
            Name = "l",
            WritePath = given,
            Options = new(),
            Pages = [],
            Cases = [],
        };

    private static LaneTranscript Lane(string given = Given) => new() { Lane = Described(given) };

    private static Exchange To(string target) =>
        new()
        {
            Index = 1,
            Origin = "l",
            Connection = 1,
            Method = "POST",
            Target = target,
            RequestHeaders = [],
            ResponseHeaders = [],
        };
}
