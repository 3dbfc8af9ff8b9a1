using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cli.Documents;

/// <summary>Parts of case files as one line of YAML.</summary>
internal static class NodeText
{
    /// <summary>The matcher as the case writes it.</summary>
    public static string Of(MatcherSpec matcher)
    {
        var parameters = matcher.Parameters.Entries.Select(e => $"{e.Key}: {Of(e.Value)}");
        var main = matcher.Main is null ? matcher.Name : $"{matcher.Name}: {Of(matcher.Main)}";
        return string.Join(", ", parameters.Prepend(main));
    }

    private static string Of(Node node) =>
        node switch
        {
            ScalarNode scalar => scalar.Text.Replace('\n', ' '),
            ListNode list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            MapNode map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Of(e.Value)}"))}}}",
            _ => "",
        };
}
