using System.Text;

namespace Compliance.Judging.Binding;

/// <summary>Spells names of C# as case files spell them.</summary>
public static class KebabCase
{
    /// <summary><c>OfSeries</c> and <c>ofSeries</c> become <c>of-series</c>; digits stay with the word before them.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || StartsWord(name, i)))
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static bool StartsWord(string name, int i) => i + 1 < name.Length && char.IsLower(name[i + 1]);
}
