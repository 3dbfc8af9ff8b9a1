using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Tests.Cases;

public sealed class CheckTests
{
    [Test]
    public void A_name_gets_a_suffix_only_where_a_requirement_has_several_lines_or_asks_for_one()
    {
        var checks = Receiver(
            """
            - response.success-2xx: {status: 2xx}
            - response.success-2xx: {body: empty}
            - response.success-2xx: {status: 204}
              as: no-content
            - response.unsupported-415: {status: 415}
            """
        );

        checks
            .Select(c => c.Name)
            .Should()
            .Equal(
                "response.success-2xx.status",
                "response.success-2xx.body",
                "response.success-2xx.no-content",
                "response.unsupported-415"
            );
        Receiver("- response.success-2xx: {status: 2xx}\n  as: only").Single().Name.Should().Be("response.success-2xx.only");
    }

    [Test]
    public void Names_do_not_depend_on_the_version_of_the_specification()
    {
        const string lines = "- response.newer: {status: 2xx}\n- response.newer: {body: empty}\n- response.success-2xx: answered";

        Receiver(lines).Select(c => c.Name).Should().Equal("response.success-2xx");
        Receiver(lines, "2.0-rc.5")
            .Select(c => c.Name)
            .Should()
            .Equal("response.newer.status", "response.newer.body", "response.success-2xx");
    }

    [Test]
    public void A_matcher_is_a_name_a_value_or_a_mapping()
    {
        var checks = Receiver(
            """
            - response.success-2xx: answered
            - response.success-2xx: {stored: sel, count: 0}
              needs: read.promql
            - response.success-2xx: {written: {samples: 2}, of-series: sel}
            """
        );

        checks.Select(c => c.Matcher.Name).Should().Equal("answered", "stored", "written");
        checks[0].Matcher.Main.Should().BeNull();
        ((ScalarNode)checks[1].Matcher.Main!).Text.Should().Be("sel");
        checks[1].Matcher.Parameters.Entries.Select(e => e.Key).Should().Equal("count");
        checks[1].Needs.Should().Equal("read.promql");
        checks[2].Matcher.Main.Should().BeNull();
        checks[2].Matcher.Parameters.Entries.Select(e => e.Key).Should().Equal("samples", "of-series");
        checks[2].At.Line.Should().Be(7);
    }

    [Test]
    public void Arms_are_resolved_to_names()
    {
        var checks = Receiver(
            """
            - response.success-2xx: {status: 2xx}
              arms: [control, rewrites]
              as: a
            - response.success-2xx: {status: 2xx}
              arms: defects
              as: b
            - response.success-2xx: {status: 2xx}
              as: c
            """,
            more: "defects: {x: {method: A}, y: {method: B}}\nrewrites: {z: {method: C}}\n"
        );

        checks[0].Arms.Should().Equal("control", "z");
        checks[1].Arms.Should().Equal("x", "y");
        checks[2].Arms.Should().BeEmpty();
    }

    [Test]
    public void Temporal_words_have_their_own_keys()
    {
        var checks = Sender(
            """
            - request.headers: {always: reserved-headers}
            - request.headers: {always: {headers: [a, b]}, lane: only}
            - request.headers: {eventually: {attempts: 2}, within: 30s}
            - request.headers: {eventually: seen}
            - retry.not-4xx: {never: {attempts: 2, of: first-data}, until: {newer-data: 5, pause: 2.5x retry, at-least: 1s}}
              as: all
            - retry.not-4xx: {never: attempts}
            """
        );

        checks
            .Select(c => c.Temporal)
            .Should()
            .Equal(Temporal.Always, Temporal.Always, Temporal.Eventually, Temporal.Eventually, Temporal.Never, Temporal.Never);
        checks.Select(c => c.OwnLaneOnly).Should().Equal(false, true, false, false, false, false);
        checks.Select(c => c.Within).Should().Equal(null, null, TimeSpan.FromSeconds(30), null, null, null);
        checks[4].Until.Should().Be(new ProofOfLife(5, 2.5, TimeSpan.FromSeconds(1)));
        checks[5].Until.Should().Be(new ProofOfLife(3, 4, TimeSpan.FromSeconds(2)));
        checks[0].Until.Should().BeNull();
        checks[1].Matcher.Main.Should().BeOfType<ListNode>();
    }

    private static IEnumerable<TestCaseData> ReceiverMistakes() =>
        [
            Mistake.Row("unknown requirement", "- response.sucess-2xx: answered #!", "did you mean 'response.success-2xx'?"),
            Mistake.Row("requirement of the other role", "- retry.not-4xx: answered #!", "binds the other role"),
            Mistake.Row("untestable requirement", "- response.hidden: answered #!", "marked untestable"),
            Mistake.Row(
                "key before the requirement",
                "- needs: [] #!\n  response.success-2xx: answered",
                "must begin with the id of a requirement"
            ),
            Mistake.Row(
                "unknown key",
                "- response.success-2xx: answered\n  step: x #!",
                "unknown key 'step' in a receiver check; allowed: arms, as, needs, of"
            ),
            Mistake.Row(
                "unknown capability",
                "- response.success-2xx: answered\n  needs: [exemplar] #!",
                "unknown capability 'exemplar'; did you mean 'exemplars'?"
            ),
            Mistake.Row("unknown step", "- response.success-2xx: answered\n  of: sent #!", "no step is named 'sent'; did you mean 'send'?"),
            Mistake.Row("arms of a plain case", "- response.success-2xx: answered\n  arms: control #!", "no arms to select"),
            Mistake.Row(
                "same name",
                "- response.success-2xx: answered\n- response.success-2xx: answered #!",
                "would be named 'response.success-2xx.answered': tell them apart with the key 'as'"
            ),
            Mistake.Row("suffix", "- response.success-2xx: answered\n  as: Not This #!", "small letters, digits and hyphens"),
            Mistake.Row("matcher list", "- response.success-2xx: [a] #!", "a matcher must be a name or a mapping"),
            Mistake.Row("no matcher", "- response.success-2xx: #!", "a matcher must be a name or a mapping"),
            Mistake.Row("matcher name", "- response.success-2xx: {Status: 1} #!", "the name of a matcher"),
            Mistake.Row("parameter twice", "- response.success-2xx: {a: {b: 1}, b: 2} #!", "the parameter 'b' of a is given twice"),
            Mistake.Row("text", "- response.success-2xx #!", "a check must be a mapping"),
            Mistake.Row("empty", "- {} #!", "must begin with the id"),
        ];

    [TestCaseSource(nameof(ReceiverMistakes))]
    public void Finds(string lines, string problem)
    {
        var text = $"title: x\nsend: {{fixture: one-gauge}}\nexpect:\n{lines}";
        Mistake.MustBeFound(
            () => CaseLibrary.Load(SampleFiles.Receiver(text), "2.0-rc.4"),
            "cases/receiver/topic/sample.yaml",
            text,
            problem
        );
    }

    private static IEnumerable<TestCaseData> SenderMistakes() =>
        [
            Mistake.Row("no temporal word", "- request.headers: reserved-headers #!", "must be always, eventually or never"),
            Mistake.Row("unknown temporal word", "- request.headers: {sometimes: x} #!", "unknown key 'sometimes' in an expectation"),
            Mistake.Row("two words", "- request.headers: {always: x, never: y} #!", "'always' and 'never' exclude each other"),
            Mistake.Row("no word", "- request.headers: {within: 1s} #!", "needs one of always, eventually, never"),
            Mistake.Row(
                "within of always",
                "- request.headers: {always: x, within: 1s} #!",
                "'within' belongs to eventually, not to always"
            ),
            Mistake.Row("until of eventually", "- request.headers: {eventually: x, until: {}} #!", "'until' belongs to never"),
            Mistake.Row("lane of never", "- request.headers: {never: x, lane: only} #!", "'lane' belongs to always"),
            Mistake.Row("lane value", "- request.headers: {always: x, lane: mine} #!", "lane must be one of only"),
            Mistake.Row("within value", "- request.headers: {eventually: x, within: 5} #!", "within must be a duration"),
            Mistake.Row("pause", "- request.headers: {never: x, until: {pause: 4 retries}} #!", "such as '4x retry'"),
            Mistake.Row(
                "no proof",
                "- request.headers: {never: x, until: {newer-data: 0, at-least: 0s}} #!",
                "nothing proves that the sender lives"
            ),
            Mistake.Row("until key", "- request.headers: {never: x, until: {new-data: 1}} #!", "did you mean 'newer-data'?"),
            Mistake.Row("of", "- request.headers: {always: x}\n  of: send #!", "unknown key 'of' in a sender check"),
            Mistake.Row("defect", "- request.headers: {always: '{{defect}}'} #!", "unknown template {{defect}}"),
        ];

    [TestCaseSource(nameof(SenderMistakes))]
    public void Finds_in_sender(string lines, string problem)
    {
        var text = $"title: x\nscrape: {{fixture: one-counter}}\nexpect:\n{lines}";
        Mistake.MustBeFound(() => CaseLibrary.Load(SampleFiles.Sender(text), "2.0-rc.4"), "cases/sender/topic/sample.yaml", text, problem);
    }

    private static ImmutableArray<CheckScript> Receiver(string lines, string spec = "2.0-rc.4", string more = "") =>
        CaseLibrary
            .Load(SampleFiles.Receiver($"title: x\nsend: {{fixture: one-gauge}}\n{more}expect:\n{lines}"), spec)
            .Cases.Single()
            .Head.Checks;

    private static ImmutableArray<CheckScript> Sender(string lines) =>
        CaseLibrary
            .Load(SampleFiles.Sender($"title: x\nscrape: {{fixture: one-counter}}\nexpect:\n{lines}"), "2.0-rc.4")
            .Cases.Single()
            .Head.Checks;
}
