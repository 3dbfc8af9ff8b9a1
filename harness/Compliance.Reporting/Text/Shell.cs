using System.Globalization;
using System.Text;
using Compliance.Model.Results;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Text;

/// <summary>Command lines that people copy into a shell. Data never becomes syntax.</summary>
public static class Shell
{
    /// <summary>The command that runs only the case of a check.</summary>
    public static string Reproduce(RunHeader header, CheckResult check) =>
        $"./run-compliance.sh {Chosen(header)} --role {header.Role.Word()} --case {Quoted(check.Case)}";

    private static string Chosen(RunHeader header) =>
        header.Options.IsEmpty ? $"--target {Word(header.Target)}" : string.Join(' ', header.Options.Select(Word));

    /// <summary>A word as it is when it is plain, otherwise quoted.</summary>
    public static string Word(string text) => text.Length > 0 && text.All(IsPlain) ? text : Quoted(text);

    /// <summary>A word in quotes: single ones, or the ANSI-C form when it holds a quote or anything but printable ASCII.</summary>
    public static string Quoted(string text) =>
        text.All(c => c is >= ' ' and < '\u007F' and not '\'') ? $"'{text}'" : $"$'{Escaped(text)}'";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or ',' or '@' or '=';

    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(WellFormed.Unicode(text)))
        {
            if (b is (byte)'\'' or (byte)'\\')
                result.Append('\\').Append((char)b);
            else if (b is >= 0x20 and < 0x7F)
                result.Append((char)b);
            else
                result.Append(CultureInfo.InvariantCulture, $"\\{Convert.ToString(b, 8).PadLeft(3, '0')}");
        }

        return result.ToString();
    }
}
