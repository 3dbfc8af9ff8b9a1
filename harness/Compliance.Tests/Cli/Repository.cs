using Compliance.Tests.Running.Launching;

namespace Compliance.Tests.Cli;

/// <summary>A folder that looks like the repository and whose <c>run-compliance.sh</c> starts what is built already.</summary>
internal static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root => RealPrograms.Root;

    /// <summary>Text of one of its files.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Makes the working directory of a suite program such a folder.</summary>
    public static void Pretend(SuiteProgram suite)
    {
        foreach (var name in (string[])["cases", "targets", "reports", "docs"])
            Directory.CreateSymbolicLink(Path.Combine(suite.Folder, name), Path.Combine(Root, name));
        foreach (var name in (string[])["run-compliance.sh", "bin/prw-compliance"])
            Script(suite, name, $"exec dotnet '{SuiteProgram.Dll}' \"$@\"");
    }

    /// <summary>Writes a program of one line of shell.</summary>
    public static void Script(SuiteProgram suite, string path, string line)
    {
        var full = suite.Write(path, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
