using Compliance.Model;

namespace Compliance.Cli.Suite;

/// <summary>The folder that holds <c>cases/</c> and <c>targets/</c>: beside the program when packaged, above it in a checkout.</summary>
/// <param name="Root">Absolute path.</param>
internal sealed record SuiteFolder(string Root)
{
    /// <summary>Path of <c>cases/</c>.</summary>
    public string Cases => Path.Combine(Root, "cases");

    /// <summary>Path of <c>targets/</c>.</summary>
    public string Targets => Path.Combine(Root, "targets");

    /// <summary>Looks beside the program and in the folders above it.</summary>
    /// <exception cref="UsageException">There is none: the installation is broken.</exception>
    public static SuiteFolder Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "cases", "requirements.yaml")))
                return new(folder.FullName);
        }

        throw new UsageException("the suite's case files are missing: run it from its checkout, or install it again");
    }
}
