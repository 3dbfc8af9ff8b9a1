namespace Compliance.Reporting.Terminal;

/// <summary>Colours, or none.</summary>
internal readonly record struct Ink(bool On)
{
    public string Red(string text) => With("31;1", text);

    public string Green(string text) => With("32;1", text);

    public string Yellow(string text) => With("33;1", text);

    public string Dim(string text) => With("2", text);

    public string Bold(string text) => With("1", text);

    private string With(string code, string text) => On ? $"\e[{code}m{text}\e[0m" : text;
}
