using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Running.Launching;
using Compliance.Tests.Running.Http;
using Compliance.Wire;

namespace Compliance.Tests.Running.Launching;

/// <summary>Real senders, launched from the target folders of the repository: every lane scrapes its own page and writes to its own URL.</summary>
public sealed class RealSenderTests
{
    private readonly ShellTarget folders = new();

    [OneTimeTearDown]
    public void RemoveFolders() => folders.Dispose();

    [TestCase("prometheus", "3.5.3", "process", true)]
    [TestCase("prometheus", "3.5.3", "container", true)]
    [TestCase("prometheus", "2.53.3", "process", false)]
    [TestCase("prometheus", "2.42.0", "process", false)]
    public async Task Prometheus_writes_the_data_of_each_lane_to_its_url(string name, string version, string via, bool knowsV2)
    {
        var custom = new LaneOptions { Message = MessageKind.V1, Headers = [new HeaderLine("X-Some", "it's: \"odd\" #1")] };
        var requests = await Run(name, version, via, [new LaneOptions(), custom]);

        requests["lane-1"]
            .Should()
            .Contain(knowsV2 ? "proto=io.prometheus.write.v2.Request\r\n" : "Content-Type: application/x-protobuf\r\n");
        requests["lane-2"].Should().Contain("Content-Type: application/x-protobuf\r\n");
        if (version != "2.42.0") // takes custom headers in its configuration and was seen not to send them
            requests["lane-2"].Should().Contain("X-Some: it's: \"odd\" #1\r\n");
        Names(requests["lane-1"]).Should().Contain("page_of_lane_1").And.NotContain("page_of_lane_2");
        Names(requests["lane-2"]).Should().Contain("page_of_lane_2").And.NotContain("page_of_lane_1");
    }

    [TestCase("1.145.0")]
    [TestCase("1.112.0")]
    public async Task Vmagent_writes_the_data_of_its_lane(string version)
    {
        var requests = await Run("vmagent", version, "process", [new LaneOptions { Message = MessageKind.V1 }]);

        requests["lane-1"].Should().Contain("X-Prometheus-Remote-Write-Version: 0.1.0\r\n");
        Names(requests["lane-1"]).Should().Contain("page_of_lane_1");
    }

    [Test]
    public async Task Prometheus_that_refuses_its_configuration_says_why()
    {
        var reserved = new LaneOptions { Headers = [new HeaderLine("Content-Encoding", "gzip")], MayRefuse = true };
        var run = () => Run("prometheus", "3.5.3", "process", [reserved]);

        var error = (await run.Should().ThrowAsync<TargetException>()).Which;

        error.Fault.Should().Be(TargetFault.Died);
        error.LogTail.Should().Contain("reserved header");
    }

    private static IEnumerable<string> Names(string request)
    {
        var body = Encoding.Latin1.GetBytes(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var kind = request.Contains("write.v2.Request\r\n", StringComparison.Ordinal) ? MessageKind.V2 : MessageKind.V1;
        return BodyDecoder.Decode(body, kind).Series.Select(s => s.Name);
    }

    /// <returns>The first request with samples of every lane.</returns>
    private async Task<ConcurrentDictionary<string, string>> Run(string name, string version, string via, LaneOptions[] options)
    {
        var target = RealPrograms.Descriptor(name);
        await RealPrograms.Need(target, version, via);
        ConcurrentDictionary<string, string> first = new();
        var all = new TaskCompletionSource();
        using var server = new ScriptedServer(
            (c, _) => Serve(c, first, options.Length, all),
            via == "container" ? IPAddress.Any : IPAddress.Loopback
        );
        var root = $"http://{Launcher.SuiteHost(via)}:{server.Url.Port}";
        var lanes = options.Select(
            (o, i) =>
                new LaneAddress(
                    $"lane-{i + 1}",
                    new Uri($"{root}/w/lane-{i + 1}"),
                    new Uri($"{root}/s/lane-{i + 1}"),
                    new Uri($"{root}/sd/lane-{i + 1}"),
                    o
                )
        );
        var request = new LaunchRequest
        {
            Target = target,
            Role = Role.Sender,
            Version = version,
            Via = via,
            Folder = folders.NewFolder(),
            Lanes = [.. lanes],
        };
        await using var instance = await new Launcher(TimeProvider.System).Start(request, CancellationToken.None);
        instance.SuiteHost.Should().Be(Launcher.SuiteHost(via));
        if (await Task.WhenAny(all.Task, instance.Exited, Task.Delay(TimeSpan.FromSeconds(30))) != all.Task)
            Assert.Fail($"only {string.Join(", ", first.Keys)} wrote\n{instance.LogTail(50)}");
        return first;
    }

    private static async Task Serve(
        ScriptedConnection connection,
        ConcurrentDictionary<string, string> first,
        int lanes,
        TaskCompletionSource all
    )
    {
        while (true)
        {
            var request = await connection.Request();
            var parts = request.Split(' ')[1].Split('/');
            var (kind, lane) = (parts[1], parts[2]);
            var host = request.Split("Host: ")[1].Split('\r')[0];
            var metric = "page_of_" + lane.Replace('-', '_');
            if (kind == "w" && Names(request).Contains(metric) && first.TryAdd(lane, request) && first.Count == lanes)
                all.TrySetResult();
            var (type, body) = kind switch
            {
                "sd" => ("application/json", $"[{{\"targets\":[\"{host}\"],\"labels\":{{}}}}]"),
                "s" => ("text/plain; version=0.0.4", $"# TYPE {metric} counter\n{metric} 1\n"),
                _ => ("text/plain", ""),
            };
            const string written =
                "X-Prometheus-Remote-Write-Samples-Written: 100\r\nX-Prometheus-Remote-Write-Histograms-Written: 0\r\nX-Prometheus-Remote-Write-Exemplars-Written: 0\r\n";
            await connection.Send(
                $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n{(kind == "w" ? written : "")}Content-Length: {body.Length}\r\n\r\n{body}"
            );
        }
    }
}
