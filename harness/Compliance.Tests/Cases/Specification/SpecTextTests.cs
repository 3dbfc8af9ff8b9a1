using Compliance.Cases.Specification;

namespace Compliance.Tests.Cases.Specification;

/// <summary>Sentences are found in a made-up specification.</summary>
public sealed class SpecTextTests
{
    private const string MadeUp = """
        ---
        title: Pigeons MUST NOT be read here
        ---
        # Pigeons MAY have headings
        A pigeon MUST carry one letter. It is grey. Letters SHOULD be [short](./letters.md#short)
        and dry.

        <!-- Authors MUST see this, others
        MUST NOT. -->
        * MAY land on `roofs`.
        1. It SHOULD NOT sleep (e.g. at noon); a pigeon must be awake.

        ```
        message Pigeon {
          // age is a number of days, which
          // MUST rise.
          int64 age = 1; // MUST be read by nobody
        }
        ```
        The name matches `[a-z]([a-z0-9])*`. Names are OPTIONAL! Wings CAN be folded.
        """;

    [Test]
    public void Finds_the_sentences_with_a_key_word_and_the_lines_of_their_paragraphs() =>
        SpecText
            .Normative(MadeUp)
            .Select(s => $"{s.Line}: {s.Text}")
            .Should()
            .Equal(
                "4: Pigeons MAY have headings",
                "5: A pigeon MUST carry one letter.",
                "5: Letters SHOULD be short and dry.",
                "10: MAY land on roofs.",
                "11: It SHOULD NOT sleep (e.g. at noon); a pigeon must be awake.",
                "15: age is a number of days, which MUST rise.",
                "20: Names are OPTIONAL!",
                "20: Wings CAN be folded."
            );

    [TestCase(
        "Letters MUST be [short](./a.md).",
        "Letters MUST be\n**short**.",
        true,
        TestName = "Markup_line_breaks_and_addresses_are_no_difference"
    )]
    [TestCase("Letters MUST be short.", "Letters MUST be shorter.", false, TestName = "Another_word_is_a_difference")]
    [TestCase(
        "Letters MUST be short.",
        "Letters must be short. Letters MUST NOT be short.",
        false,
        TestName = "Another_key_word_is_a_difference"
    )]
    public void A_fingerprint_names_a_sentence(string one, string other, bool same)
    {
        var (a, b) = (SpecText.Normative(one).Single(), SpecText.Normative(other).Single());

        a.Fingerprint.Should().MatchRegex("^[0-9a-f]{12}$");
        (a.Fingerprint == b.Fingerprint).Should().Be(same);
    }

    [TestCase("")]
    [TestCase("---\nno end of the front matter MUST hide a sentence")]
    [TestCase("```\n// An open block MUST be read")]
    [TestCase("<!-- an open comment MUST be read")]
    public void Broken_text_is_read_as_far_as_it_goes(string text) =>
        FluentActions.Invoking(() => SpecText.Normative(text)).Should().NotThrow();
}
