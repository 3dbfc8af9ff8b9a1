namespace Compliance.Cases;

/// <summary>The files below <c>cases/</c>, handed in by the caller: this project touches no file system.</summary>
public interface ICaseFiles
{
    /// <summary>What stands before a path in errors and locations: <c>cases/</c>, or where the folder is.</summary>
    string Prefix => "cases/";

    /// <summary>All YAML files, relative to the folder, with forward slashes: <c>receiver/content/unsupported.yaml</c>. Any order.</summary>
    IEnumerable<string> Paths();

    /// <summary>The text of one of <see cref="Paths"/>.</summary>
    string Read(string path);
}
