using System.Reflection;

namespace Compliance.Cli.Run;

/// <summary>The version of the suite.</summary>
internal static class SuiteVersion
{
    /// <summary>Version without build metadata, such as <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(SuiteVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0";
}
