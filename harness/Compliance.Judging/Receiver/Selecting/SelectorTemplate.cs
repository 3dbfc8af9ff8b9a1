using Compliance.Judging.Receiver.Reading;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Judging.Receiver.Selecting;

/// <summary>A selector as a case writes it, with <c>{{case}}</c> and <c>{{defect}}</c> still to be filled in for each arm.</summary>
/// <param name="Text">The text of the file.</param>
public sealed record SelectorTemplate(string Text)
{
    /// <summary>Reads a selector from a case file.</summary>
    /// <exception cref="CaseFileException">It is no selector.</exception>
    public static SelectorTemplate Parse(Node node)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
            throw node.Error("a selector is text such as 'metric{label=\"value\"}'");
        try
        {
            Selector.Parse(Placeholders.Fill(scalar.Text, "x", "x"));
        }
        catch (FormatException e)
        {
            throw node.Error($"this is no selector: {e.Message}");
        }
        return new SelectorTemplate(scalar.Text);
    }

    /// <summary>The selector of one arm.</summary>
    public Selector For(ReceiverCase @case, Arm arm) => Selector.Parse(Placeholders.Fill(Text, @case.Tag, Placeholders.ArmName(arm)));
}
