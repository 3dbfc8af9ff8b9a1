using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Tests.Cases;

public sealed class LibraryTests
{
    private const string Case = "title: x\nsend: {fixture: one-gauge}\nexpect: [{response.success-2xx: answered}]\n";

    [Test]
    public void Cases_come_in_the_order_of_their_paths()
    {
        var files = SampleFiles.With("receiver/b/x.yaml", Case).And("receiver/a/y.yaml", Case).And("sender/a/z.yaml", Sender);

        CaseLibrary.Load(files, "2.0-rc.4").Cases.Select(c => c.Id).Should().Equal("receiver/a/y", "receiver/b/x", "sender/a/z");
    }

    [Test]
    public void Versions_select_cases_and_what_came_after_a_missing_one_is_free()
    {
        var files = SampleFiles
            .With("receiver/a/first.yaml", "until: 2.0-rc.3\n" + Case)
            .And("receiver/a/second.yaml", "after: receiver/a/first\n" + Case)
            .And("receiver/a/third.yaml", "title: x\nsend: {fixture: one-gauge}\nexpect: [{response.newer: answered}]");

        Ids("2.0-rc.3").Should().Equal("receiver/a/first", "receiver/a/second<receiver/a/first");
        Ids("2.0-rc.4").Should().Equal("receiver/a/second");
        Ids("2.0-rc.5").Should().Equal("receiver/a/second", "receiver/a/third");

        IEnumerable<string> Ids(string spec) =>
            CaseLibrary.Load(files, spec).Cases.Select(c => c.Head.After.Length > 0 ? $"{c.Id}<{string.Join(',', c.Head.After)}" : c.Id);
    }

    [Test]
    public void After_a_case_with_each_means_all_its_instances()
    {
        var files = SampleFiles
            .With("receiver/a/all.yaml", "each: {v: [1, 2]}\n" + Case)
            .And("receiver/a/late.yaml", "after: [receiver/a/all]\n" + Case)
            .And("receiver/a/later.yaml", "after: ['receiver/a/all[2]']\n" + Case);

        var cases = CaseLibrary.Load(files, "2.0-rc.4").Cases;

        cases[2].Head.After.Should().Equal("receiver/a/all[1]", "receiver/a/all[2]");
        cases[3].Head.After.Should().Equal("receiver/a/all[2]");
    }

    [Test]
    public void A_circle_of_cases_is_found()
    {
        var files = SampleFiles
            .With("receiver/a/x.yaml", "after: receiver/a/y\n" + Case)
            .And("receiver/a/y.yaml", "after: receiver/a/x\n" + Case);

        FluentActions
            .Invoking(() => CaseLibrary.Load(files, "2.0-rc.4"))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage("cases/receiver/a/x.yaml:1: 'receiver/a/x' comes after itself by way of receiver/a/y");
        CaseLint.Run(files).Should().ContainSingle();
    }

    [Test]
    public void A_case_cannot_come_after_one_of_the_other_role()
    {
        var files = SampleFiles.With("receiver/a/x.yaml", "after: sender/a/z\n" + Case).And("sender/a/z.yaml", Sender);

        CaseLint.Run(files).Should().ContainSingle(e => e.Problem.Contains("no case of this role"));
    }

    [Test]
    public void Lint_finds_a_mistake_in_every_file_at_once()
    {
        var files = SampleFiles
            .With("receiver/a/x.yaml", Case + "nonsense: 1\n")
            .And("receiver/b/y.yaml", Case.Replace("one-gauge", "no-gauge", StringComparison.Ordinal))
            .And("fixtures/bad.yaml", "series: [{labels: {}, value: x, at: 0s}]")
            .And("sender/a/z.yaml", Sender);

        CaseLint
            .Run(files)
            .Select(e => e.At.ToString())
            .Should()
            .Equal("cases/fixtures/bad.yaml:1", "cases/receiver/a/x.yaml:4", "cases/receiver/b/y.yaml:2");
    }

    [Test]
    public void Lint_binds_the_checks_of_every_version()
    {
        var files = SampleFiles.With(
            "receiver/a/x.yaml",
            "title: x\nsend: {fixture: one-gauge}\nexpect:\n  - response.newer: {unheard: '{{case}}{{defect}}'}\n  - response.success-2xx: answered\n"
        );

        var found = CaseLint.Run(
            files,
            (role, check) =>
            {
                role.Should().Be(Role.Receiver);
                if (check.Matcher.Name != "answered")
                    throw new CaseFileException(
                        check.Matcher.At,
                        $"no matcher {check.Matcher.Name} with {((ScalarNode)check.Matcher.Main!).Text}"
                    );
            }
        );

        var tag = ExpansionContext.Dummy.Tag("receiver/a/x");
        found.Select(e => e.Message).Should().Equal($"cases/receiver/a/x.yaml:4: no matcher unheard with {tag}{{{{defect}}}}");
    }

    [Test]
    public void Line_ends_of_other_systems_make_no_difference()
    {
        var files = SampleFiles.With("receiver/a/x.yaml", Case.Replace("\n", "\r\n", StringComparison.Ordinal) + "odd: 1\r\n");

        CaseLint.Run(files).Select(e => e.At.Line).Should().Equal(4);
    }

    [TestCase("requirements.yaml")]
    [TestCase("capabilities.yaml")]
    public void A_missing_list_is_an_error(string path) =>
        FluentActions
            .Invoking(() => CaseLibrary.Load(new SampleFiles().Without(path), "2.0-rc.4"))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage($"cases/{path}:1: the file is missing");

    [Test]
    public void An_unknown_version_is_a_usage_error() =>
        FluentActions.Invoking(() => CaseLibrary.Load(new SampleFiles(), "2.0")).Should().Throw<UsageException>();

    [Test]
    public void A_case_is_not_expanded_for_the_other_role()
    {
        var library = CaseLibrary.Load(SampleFiles.With("sender/a/z.yaml", Sender), "2.0-rc.4");

        FluentActions.Invoking(() => library.Receiver(library.Cases[0], ExpansionContext.Dummy)).Should().Throw<ArgumentException>();
    }

    [Test]
    public void The_digest_names_paths_and_texts_but_not_their_order_or_line_ends()
    {
        var digest = CasesDigest.Of(SampleFiles.With("receiver/a/x.yaml", "a: 1\nb: 2\n").And("receiver/a/y.yaml", ""));

        digest.Should().MatchRegex("^[0-9a-f]{12}$");
        CasesDigest.Of(SampleFiles.With("receiver/a/y.yaml", "").And("receiver/a/x.yaml", "a: 1\r\nb: 2\r\n")).Should().Be(digest);
        CasesDigest.Of(SampleFiles.With("receiver/a/x.yaml", "a: 1\nb: 3\n").And("receiver/a/y.yaml", "")).Should().NotBe(digest);
        CasesDigest.Of(SampleFiles.With("receiver/a/x2.yaml", "a: 1\nb: 2\n").And("receiver/a/y.yaml", "")).Should().NotBe(digest);
        CaseLibrary.Load(new SampleFiles(), "2.0-rc.4").Digest.Should().Be(CasesDigest.Of(new SampleFiles()));
    }

    private const string Sender = "title: x\nscrape: {fixture: one-counter}\nexpect: [{request.headers: {always: reserved-headers}}]\n";
}
