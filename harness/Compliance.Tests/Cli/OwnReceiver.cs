using System.Globalization;
using Compliance.Reference.Receiver;

namespace Compliance.Tests.Cli;

/// <summary>A target folder whose receiver runs inside the tests: a reference or a mutant with whatever <c>known.yaml</c> a test needs.</summary>
internal sealed class OwnReceiver : IAsyncDisposable
{
    private readonly ReferenceReceiver receiver;

    private OwnReceiver(ReferenceReceiver receiver) => this.receiver = receiver;

    /// <summary>The write URL.</summary>
    public Uri Write => receiver.Write;

    /// <summary>Starts the reference, or the mutant of this name.</summary>
    public static async Task<OwnReceiver> Start(string mutant = "")
    {
        var faults = mutant.Length > 0 ? ReceiverFaults.Of(mutant) : ReceiverFaults.None;
        return new OwnReceiver(await ReferenceReceiver.Start(new ReceiverBehaviour { Faults = faults }, CancellationToken.None));
    }

    /// <summary>Writes the target folder <c>mine/</c>; its program does nothing but print a version, or an empty one.</summary>
    public string Describe(SuiteProgram suite, string known = "", string more = "", string version = "1.2.3")
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            name: mine
            title: Mine
            roles: [receiver]
            versions: ["1.2.3"]
            launch:
              process: {Program()}
            version: {Probe(version)}
            stop: kill
            receiver:
              write: "{receiver.Write}"
              read: {"{"}promql: "{receiver.Read}"{"}"}
            {more}
            """
        );
        suite.Write("mine/target.yaml", text + "\n");
        if (known.Length > 0)
            suite.Write("mine/known.yaml", known);
        return Path.Combine(suite.Folder, "mine");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    private static string Program() =>
        OperatingSystem.IsWindows() ? """{command: "cmd", args: ["/c", "pause"]}""" : """{command: "sh", args: ["-c", "exec sleep 120"]}""";

    private static string Probe(string version) =>
        OperatingSystem.IsWindows()
            ? $$"""{command: ["/c", "echo version {{version}}"], pattern: "version ([^ ]+)"}"""
            : $$"""{command: ["-c", "echo version {{version}}"], pattern: "version ([0-9.]+)"}""";
}
