using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Compliance.Benchmarks;

if (args is ["load", .. var rest])
    return await LoadRun.OfCommandLine(rest);

if (args is ["report", .. var sizes])
    return await ReportRun.OfCommandLine(sizes);

// In this process: no second build, which would need a restore of its own.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
return 0;
