using System.Globalization;

namespace Compliance.Model;

/// <summary>The order of versions such as <c>3.5.3</c>, <c>v1.145.0-rc.1</c>.</summary>
public static class VersionOrder
{
    /// <summary>Whether a version is not older than another, comparing number by number; an empty version is older than all.</summary>
    public static bool AtLeast(string version, string than)
    {
        var (left, right) = (Numbers(version), Numbers(than));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (l, r) = (i < left.Length ? left[i] : 0, i < right.Length ? right[i] : 0);
            if (l != r)
                return l > r;
        }
        return left.Length > 0;
    }

    private static int[] Numbers(string version) =>
        [
            .. version
                .TrimStart('v')
                .Split('-', '+', '~')[0]
                .Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0),
        ];
}
