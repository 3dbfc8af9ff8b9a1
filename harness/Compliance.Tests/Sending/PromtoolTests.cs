using System.Diagnostics;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Exposition;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class PromtoolTests
{
    [Test]
    public async Task Promtool_reads_the_text_pages()
    {
        var promtool = Found();
        foreach (var page in Pages.All)
        {
            var (exit, output) = await Check(promtool, ScrapePage.Render(page, 1, ExpositionFormat.Text, 1_700_000_000_000));
            // 3 is a matter of taste (naming); 1 is a page that cannot be read.
            exit.Should().BeOneOf([0, 3], output);
            output.Should().NotContain("error while linting");
        }
    }

    [Test]
    public async Task Promtool_refuses_a_broken_page()
    {
        var (exit, _) = await Check(Found(), "# TYPE a gauge\na{b=\"c} 1\n"u8.ToArray());
        exit.Should().Be(1);
    }

    private static string Found() => RealPrograms.Newest("prometheus", "promtool");

    private static async Task<(int Exit, string Output)> Check(string promtool, byte[] page)
    {
        using var process = Process.Start(
            new ProcessStartInfo(promtool, ["check", "metrics"])
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        await process.StandardInput.BaseStream.WriteAsync(page);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, output);
    }
}
