using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Reporting.Html;
using Compliance.Reporting.Jsonl;
using Compliance.Tests.Cli;
using Compliance.Tests.Sending;

namespace Compliance.Tests.Reporting;

/// <summary>The curl line of a scorecard, run by a shell against the address it names: the same request arrives again.</summary>
[TestFixture]
internal sealed class CurlTests : MockFixture
{
    private const string Path = "/lane/lane-1/api/v1/write";
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("prw-curl-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(Path, 0, "X-Only: one")]
    [TestCase(Path, 7, "Content-Type: application/x-protobuf;proto=io.prometheus.write.v2.Request", "User-Agent: prw/1", "Accept: */*")]
    [TestCase(Path + "?a=%20b&c='d'", 7, "X-B: it's \"quoted\" $HOME `id` \\", "x-b: 2", "X-Empty:")]
    [TestCase(Path, 1536, "Content-Encoding: snappy")]
    [TestCase(Path, 1537, "Content-Encoding: snappy")]
    [TestCase(Path, 3_000_000, "Content-Encoding: snappy")]
    public async Task The_same_request_arrives_again(string target, int length, params string[] headers)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("needs bash, base64 and curl");
        var lane = AddLane();
        var body = new byte[length];
        new Random(length).NextBytes(body);
        using var client = await Connect();
        await client.Exchange(RawClient.Post(target, body, [$"Host: 127.0.0.1:{Mock.Port}", .. headers]));
        var first = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        var evidence = System.IO.Path.Combine(folder, EvidenceName.Request(Role.Receiver, first.Index));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(evidence)!);
        await File.WriteAllBytesAsync(evidence, body);

        var ended = await Shell.Run(folder, Curl.Line(first), []);

        ended.Output.Should().Contain("HTTP/1.1 204", ended.Errors);
        var again = lane.Snapshot().Exchanges.Should().HaveCount(2).And.Subject.Last();
        again.Method.Should().Be(first.Method);
        again.Target.Should().Be(first.Target);
        Sent(again).Should().Equal(Sent(first));
        again.RequestBody.ToArray().Should().Equal(first.RequestBody.ToArray());
    }

    private static IEnumerable<HttpHeader> Sent(Exchange exchange) =>
        exchange.RequestHeaders.Where(h => h.Name is not ("Host" or "Content-Length"));
}
