using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>Marks what differs between two exchanges.</summary>
internal static class SideBySide
{
    /// <summary>Both, with the lines of heads and decoded messages that the other has not.</summary>
    public static (ExchangeView Left, ExchangeView Right) Of(ExchangeView left, ExchangeView right)
    {
        var (requestLeft, requestRight) = Heads(left.RequestHead, right.RequestHead);
        var (responseLeft, responseRight) = Heads(left.ResponseHead, right.ResponseHead);
        var (treeLeft, treeRight) = LineDiff.Of(Texts(left.Tree), Texts(right.Tree));
        return (
            left with
            {
                RequestHead = requestLeft,
                ResponseHead = responseLeft,
                Tree = Trees(left.Tree, treeLeft),
            },
            right with
            {
                RequestHead = requestRight,
                ResponseHead = responseRight,
                Tree = Trees(right.Tree, treeRight),
            }
        );
    }

    private static List<string> Texts(ImmutableArray<TreeLine> tree) => [.. tree.Select(line => line.Indented)];

    private static ImmutableArray<TreeLine> Trees(ImmutableArray<TreeLine> tree, bool[] differs) =>
        [.. tree.Select((line, i) => line with { Differs = differs[i] })];

    private static (ImmutableArray<HeadLine>, ImmutableArray<HeadLine>) Heads(ImmutableArray<HeadLine> left, ImmutableArray<HeadLine> right)
    {
        var (inLeft, inRight) = LineDiff.Of([.. left.Select(l => l.Text)], [.. right.Select(l => l.Text)]);
        return ([.. left.Select((l, i) => l with { Differs = inLeft[i] })], [.. right.Select((l, i) => l with { Differs = inRight[i] })]);
    }
}
