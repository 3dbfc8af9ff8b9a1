namespace Compliance.Reporting.Html;

/// <summary>Finds the lines that two texts do not share, in order.</summary>
public static class LineDiff
{
    private const int Most = 400;

    /// <summary>For each line of both sides, whether it is missing on the other. Longer texts than 400 lines are not compared.</summary>
    public static (bool[] Left, bool[] Right) Of(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var (inLeft, inRight) = (new bool[left.Count], new bool[right.Count]);
        if (left.Count > Most || right.Count > Most)
            return (inLeft, inRight);
        var longest = Longest(left, right);
        int i = 0,
            j = 0;
        while (i < left.Count || j < right.Count)
        {
            if (i < left.Count && j < right.Count && left[i] == right[j])
                (i, j) = (i + 1, j + 1);
            else if (j == right.Count || i < left.Count && longest[i + 1, j] >= longest[i, j + 1])
                inLeft[i++] = true;
            else
                inRight[j++] = true;
        }

        return (inLeft, inRight);
    }

    private static int[,] Longest(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var longest = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
                longest[i, j] = left[i] == right[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        return longest;
    }
}
