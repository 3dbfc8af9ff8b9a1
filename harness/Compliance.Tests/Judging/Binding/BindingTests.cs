using System.Collections.Immutable;
using Compliance.Judging;
using Compliance.Judging.Binding;
using Compliance.Judging.Receiver;
using Compliance.Judging.Sender;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Nodes;
using Compliance.Tests.Judging.Receiver;

namespace Compliance.Tests.Judging.Binding;

public sealed class BindingTests
{
    private static readonly MatcherCatalogue Catalogue = new([typeof(Everything), typeof(Nothing), typeof(Happens), typeof(Holds)]);

    [Test]
    public void Binds_every_type_of_parameter()
    {
        Bind(
                "everything",
                "text",
                ("whole-number", -5),
                ("big", "9223372036854775807"),
                ("share", "0.5"),
                ("yes", "true"),
                ("wait", "500ms"),
                ("shape", "very-large"),
                ("many", new[] { "1", "2" }),
                ("own", "a:b")
            )
            .Should()
            .BeEquivalentTo(
                new Everything(
                    "text",
                    -5,
                    long.MaxValue,
                    0.5,
                    true,
                    TimeSpan.FromMilliseconds(500),
                    Shape.VeryLarge,
                    [1, 2],
                    new Own("a", "b")
                )
            );
    }

    [Test]
    public void Leaves_out_what_has_a_default_or_may_be_null()
    {
        var bound = (Everything)Bind("everything", "text", ("whole-number", 1));
        bound.Big.Should().Be(7);
        bound.Share.Should().BeNull();
        bound.Many.Should().BeEmpty();
        bound.Many.IsDefault.Should().BeFalse();
        bound.Shape.Should().Be(Shape.Small);
        bound.Own.Should().BeNull();
    }

    [Test]
    public void A_scalar_is_a_list_of_one() =>
        ((Everything)Bind("everything", "t", ("whole-number", 1), ("many", 3))).Many.Should().Equal(3);

    [Test]
    public void The_main_value_can_be_given_by_name() =>
        ((Everything)Bind("everything", null, ("name", "t"), ("whole-number", 1))).Name.Should().Be("t");

    [Test]
    public void An_explicit_null_leaves_an_optional_value_out() =>
        ((Everything)Bind("everything", "t", ("whole-number", 1), ("share", "null"))).Share.Should().BeNull();

    [TestCase("500ms", 500)]
    [TestCase("10s", 10_000)]
    [TestCase("-5s", -5_000)]
    [TestCase("+5s", 5_000)]
    [TestCase("1.5m", 90_000)]
    [TestCase("2h", 7_200_000)]
    [TestCase("1d", 86_400_000)]
    public void Reads_durations(string text, double milliseconds) =>
        DurationText.Parse(text).Should().Be(TimeSpan.FromMilliseconds(milliseconds));

    [TestCase("5")]
    [TestCase("s")]
    [TestCase("5 s")]
    [TestCase("5w")]
    [TestCase("1e3s")]
    [TestCase("NaNs")]
    public void Refuses_what_is_no_duration(string text) => DurationText.Parse(text).Should().BeNull();

    [TestCase("-0", 0x8000000000000000UL)]
    [TestCase("0x7ff8000000000001", 0x7ff8000000000001UL)]
    [TestCase("stale", 0x7ff0000000000002UL)]
    [TestCase("Inf", 0x7ff0000000000000UL)]
    [TestCase("-Inf", 0xfff0000000000000UL)]
    public void Reads_floats_bit_for_bit(string text, ulong bits) =>
        BitConverter.DoubleToUInt64Bits(FloatText.Parse(text)!.Value).Should().Be(bits);

    [TestCase("infinity")]
    [TestCase("1,5")]
    [TestCase("0x")]
    [TestCase("")]
    public void Refuses_what_is_no_float(string text) => FloatText.Parse(text).Should().BeNull();

    [TestCase("WholeNumber", "whole-number")]
    [TestCase("ofSeries", "of-series")]
    [TestCase("Is", "is")]
    [TestCase("V2Only", "v2-only")]
    [TestCase("HTTPStatus", "http-status")]
    public void Spells_names_in_kebab_case(string name, string kebab) => KebabCase.Of(name).Should().Be(kebab);

    [Test]
    public void An_unknown_matcher_names_those_there_are_and_the_nearest() =>
        Failing(() => Bind("everythin", "t"))
            .Should()
            .Be("cases/receiver/x.yaml:7: there is no receiver matcher everythin; there are everything, nothing; did you mean everything?");

    [Test]
    public void An_unknown_parameter_names_those_there_are_and_the_nearest() =>
        Failing(() => Bind("everything", "t", ("whole-numbr", 1)))
            .Should()
            .Be(
                "cases/receiver/x.yaml:7: everything has no parameter whole-numbr: it takes name, whole-number, big, share, yes, wait, shape, many, own; did you mean whole-number?"
            );

    [Test]
    public void A_missing_parameter_is_named_with_its_type()
    {
        Failing(() => Bind("everything", "t")).Should().Contain("everything needs whole-number (whole number)");
        Failing(() => Bind("everything", null, ("whole-number", 1))).Should().Contain("everything needs name (text)");
    }

    [Test]
    public void A_value_of_the_wrong_type_says_what_is_allowed()
    {
        Failing(() => Bind("everything", "t", ("whole-number", "1.5")))
            .Should()
            .Contain("whole-number is \"1.5\", but must be whole number");
        Failing(() => Bind("everything", "t", ("whole-number", new[] { "1" }))).Should().Contain("is a list, but must be whole number");
        Failing(() => Bind("everything", "t", ("whole-number", "99999999999"))).Should().Contain("must be whole number");
        Failing(() => Bind("everything", "t", ("whole-number", 1), ("yes", "maybe"))).Should().Contain("true or false");
        Failing(() => Bind("everything", "t", ("whole-number", 1), ("wait", "5"))).Should().Contain("duration");
        Failing(() => Bind("everything", "t", ("whole-number", 1), ("shape", "very-larg")))
            .Should()
            .Contain("one of small, very-large; did you mean very-large?");
        Failing(() => Bind("everything", "t", ("whole-number", 1), ("many", new[] { "1", "x" }))).Should().Contain("many is \"x\"");
        Failing(() => Bind("everything", "t", ("whole-number", 1), ("own", "ab"))).Should().Be("cases/receiver/x.yaml:7: no colon");
        Failing(() => Bind("everything", "t", ("name", "u"), ("whole-number", 1))).Should().Contain("twice");
    }

    [Test]
    public void A_matcher_without_parameters_takes_true_or_nothing()
    {
        Bind("nothing").Should().Be(new Nothing());
        Bind("nothing", "true").Should().Be(new Nothing());
        Failing(() => Bind("nothing", "false")).Should().Contain("takes no value");
        Failing(() => Bind("nothing", null, ("x", 1))).Should().Contain("it takes none");
    }

    [Test]
    public void Sender_matchers_go_with_their_temporal_words()
    {
        Sender("happens", Temporal.Eventually).Should().BeOfType<Happens>();
        Sender("happens", Temporal.Never).Should().BeOfType<Happens>();
        Sender("holds", Temporal.Always).Should().BeOfType<Holds>();
        Failing(() => Sender("happens", Temporal.Always)).Should().Contain("happens does not go with always: it is for eventually, never");
        Failing(() => Sender("everything", Temporal.Always)).Should().Contain("there is no sender matcher everything");
    }

    [Test]
    public void Two_matchers_of_one_role_cannot_share_a_name() =>
        FluentActions
            .Invoking(() => new MatcherCatalogue([typeof(Nothing), typeof(OtherNothing)]))
            .Should()
            .Throw<InvalidOperationException>();

    [Test]
    public void Every_matcher_of_the_suite_is_described()
    {
        var receivers = MatcherCatalogue.Standard.All.Where(d => d.Role == Role.Receiver).ToList();
        receivers
            .Select(d => d.Name)
            .Should()
            .Contain([
                "status",
                "refused",
                "accepted",
                "answered",
                "body",
                "written",
                "stored",
                "exemplars",
                "metadata",
                "instant",
                "same-as-control",
                "atomic-or-honest",
                "alive",
                "header",
                "idempotent",
            ]);
        receivers.Should().OnlyContain(d => d.Summary.Length > 0);
        receivers.Single(d => d.Name == "status").Parameters.Should().ContainSingle(p => p.Name == "allowed" && p.Required);
    }

    private static object Bind(string name, object? main = null, params (string, object)[] parameters) =>
        Catalogue.BindReceiver(Kit.Spec(name, main, parameters));

    private static object Sender(string name, Temporal temporal) =>
        Catalogue.BindSender(Kit.Check("x.y", Kit.Spec(name)) with { Temporal = temporal });

    private static string Failing(Func<object> bind) => bind.Should().Throw<CaseFileException>().Which.Message;

    public enum Shape
    {
        Small,
        VeryLarge,
    }

    public sealed record Own(string Left, string Right)
    {
        public static Own Parse(Node node) =>
            ((ScalarNode)node).Text.Split(':') is [var left, var right] ? new Own(left, right) : throw node.Error("no colon");
    }

    [Matcher("everything")]
    public sealed record Everything(
        string Name,
        int WholeNumber,
        long Big = 7,
        double? Share = null,
        bool Yes = false,
        TimeSpan Wait = default,
        Shape Shape = Shape.Small,
        ImmutableArray<int> Many = default,
        Own? Own = null
    ) : IReceiverMatcher
    {
        public Finding Judge(ArmView view) => throw new NotSupportedException();
    }

    [Matcher("nothing")]
    public sealed record Nothing : IReceiverMatcher
    {
        public Finding Judge(ArmView view) => throw new NotSupportedException();
    }

    [Matcher("nothing")]
    public sealed record OtherNothing : IReceiverMatcher
    {
        public Finding Judge(ArmView view) => throw new NotSupportedException();
    }

    [Matcher("happens")]
    public sealed record Happens : IEventMatcher
    {
        public Occurrence Find(LaneTranscript lane) => throw new NotSupportedException();
    }

    [Matcher("holds")]
    public sealed record Holds : ILaneMatcher
    {
        public Finding? Judge(LaneTranscript lane) => throw new NotSupportedException();
    }
}
