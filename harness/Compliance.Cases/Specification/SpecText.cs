using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Compliance.Cases.Specification;

/// <summary>Finds the normative sentences of a specification in Markdown.</summary>
/// <remarks>
/// Front matter and HTML comments say nothing; of code blocks only the comments count, which is where the schemas of the protocol hold rules.
/// Links count as their text, and marks of emphasis and code as nothing, so that a changed address is no changed sentence.
/// </remarks>
public static partial class SpecText
{
    /// <summary>Its sentences with a key word, in order.</summary>
    public static ImmutableArray<SpecSentence> Normative(string text) =>
        [
            .. SpecParagraphs
                .Of(text)
                .SelectMany(p => Sentences(p.Text).Select(s => new SpecSentence(p.Line, s)))
                .Where(s => KeyWord().IsMatch(s.Text)),
        ];

    private static string[] Sentences(string paragraph) => Boundary().Split(Spaces().Replace(Plain(paragraph), " ").Trim());

    private static string Plain(string paragraph) => Marks().Replace(Link().Replace(paragraph, "$1"), "");

    [GeneratedRegex(@"\b(MUST|SHALL|SHOULD|REQUIRED|RECOMMENDED|MAY|OPTIONAL|CAN)\b", RegexOptions.CultureInvariant)]
    private static partial Regex KeyWord();

    [GeneratedRegex("""(?<=[.!?])\s+(?=[A-Z0-9"“(\[])""", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\[([^\]]*)\]\((?=[./#h])[^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("[`*]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
