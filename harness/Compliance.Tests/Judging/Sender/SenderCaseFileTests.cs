using Compliance.Cases;
using Compliance.Judging.Binding;
using Compliance.Model;

namespace Compliance.Tests.Judging.Sender;

public sealed class SenderCaseFileTests
{
    [Test]
    public void No_case_file_has_a_mistake() => CaseLint.Run(new RepositoryCases()).Where(p => IsOurs(p.At.File)).Should().BeEmpty();

    [TestCase("2.0-rc.3")]
    [TestCase("2.0-rc.4")]
    [TestCase("2.0-rc.5")]
    public void Every_check_names_a_matcher_that_goes_with_its_word(string spec)
    {
        var cases = RepositoryCases.Senders(CaseLibrary.Load(new RepositoryCases(), spec));

        cases.Should().HaveCountGreaterThan(50);
        foreach (var check in cases.SelectMany(c => c.Head.Checks))
            MatcherCatalogue.Standard.Invoking(m => m.BindSender(check)).Should().NotThrow();
    }

    [Test]
    public void Every_testable_requirement_of_a_sender_has_a_check()
    {
        var library = RepositoryCases.Library;
        var judged = RepositoryCases.Senders(library).SelectMany(c => c.Head.Checks).Select(c => c.Requirement).ToHashSet();

        library
            .Ledger.Requirements.Where(r => r.Role == Role.Sender && r.Untestable is null && !judged.Contains(r.Id))
            .Select(r => r.Id)
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Every_sender_matcher_is_used_by_a_case()
    {
        var used = RepositoryCases
            .Senders(CaseLibrary.Load(new RepositoryCases(), "2.0-rc.4"))
            .SelectMany(c => c.Head.Checks)
            .Select(c => c.Matcher.Name);

        MatcherCatalogue.Standard.All.Where(m => m.Role == Role.Sender).Select(m => m.Name).Except(used).Should().BeEmpty();
    }

    private static bool IsOurs(string file) =>
        file.Contains("sender", StringComparison.Ordinal) || file.Contains("fixtures/page-", StringComparison.Ordinal);
}
