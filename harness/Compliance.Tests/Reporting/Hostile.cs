using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Tests.Reporting;

/// <summary>A run in which everything that comes from a target or a file tries to break out of its place.</summary>
internal static class Hostile
{
    public const string Text =
        "</script><script>alert(1)</script><img src=x onerror=alert(2)> ' \" & ]]> --> `|%0A \0 \u0001 \u001b[31m \u007f \u0085 \u2028 \u202e rtl \u05d0 \ud83d\ude00 \ud800 \uffff \r\n::error::x\ny";

    public static RunResults Run()
    {
        var exchange = Example.Exchange(1, 500, 1, Encoding.UTF8.GetBytes(Text)) with
        {
            Method = "POST<b>",
            Target = "/" + Text,
            Origin = Text,
            RequestHeaders = [new("X-<b>", Text), new("Host", "\"'><b>")],
            RequestHead = Encoding.Latin1.GetBytes("POST / HTTP/1.1\r\nX-Odd: </pre><script>alert(3)</script>\0\u001b"),
            ResponseHeaders = [new("X", Text)],
            ResponseBody = Body(),
            Trouble = Text,
        };
        var check = Example.Check("receiver/a<b>/c#d[" + Text + "]", "response.error-body", Level.Should, Outcome.Violated, Text, Text) with
        {
            Exchanges = [1, 99],
            Control = 1,
            ReadBack = Text,
            KnownReason = Text,
            Marks =
            [
                new Mark(1, Part.ResponseBody, new ByteRange(5, 12), Text),
                new Mark(1, Part.RequestBody, new ByteRange(1_000_000, 5), "outside"),
                new Mark(99, Part.Message, new ByteRange(0, 1), "nowhere"),
            ],
        };
        var unknown = check with { Id = check.Id + "2", Requirement = Text, Level = Level.Must, Verdict = Verdict.Fail };
        var run = Example.Run(Role.Receiver, [check, unknown], [exchange]);
        return run with
        {
            Log = Text,
            Header = run.Header with
            {
                Target = Text,
                Title = Text,
                Version = Text,
                Launch = Text,
                Cases = Text,
                Suite = Text,
                Spec = Text,
            },
            Footer = run.Footer! with { Problems = [Text] },
        };
    }

    private static byte[] Body()
    {
        var body = new byte[1 << 20];
        new Random(1).NextBytes(body);
        Encoding.UTF8.GetBytes(Text).CopyTo(body, 0);
        return body;
    }
}
