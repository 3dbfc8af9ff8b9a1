using System.Diagnostics;

namespace Compliance.Tests.Cli;

/// <summary>Runs a script as a CI service does: bash with -e.</summary>
internal static class Shell
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<SuiteProgram.Ended> Run(string folder, string script, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return new SuiteProgram.Ended(process.ExitCode, await output, await errors);
    }
}
