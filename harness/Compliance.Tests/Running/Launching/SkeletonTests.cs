using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Cli.Suite;
using Compliance.Cli.Targets;
using Compliance.Model;

namespace Compliance.Tests.Running.Launching;

public sealed class SkeletonTests
{
    private readonly ShellTarget folders = new();

    [OneTimeTearDown]
    public void RemoveFolders() => folders.Dispose();

    [TestCase(Role.Receiver)]
    [TestCase(Role.Sender)]
    public void A_new_target_loads_as_it_is(Role role)
    {
        var folder = Path.Combine(folders.NewFolder(), "my-db");

        Skeleton.Write(folder, role);

        var capabilities = File.ReadAllText(Path.Combine(RealPrograms.Root, "cases", "capabilities.yaml"));
        var target = TargetLoader.Load(
            "my-db",
            "my-db/target.yaml",
            File.ReadAllText(Path.Combine(folder, "target.yaml")),
            capabilities: CapabilityLoader.Load("cases/capabilities.yaml", capabilities)
        );
        target.Roles.Should().Equal(role);
        foreach (var template in target.Sender?.Config.Values ?? [])
            File.Exists(Path.Combine(folder, template)).Should().BeTrue(template);
    }

    [TestCase("My Db", "'My Db' cannot name a target*")]
    [TestCase("-x", "'-x' cannot name a target*")]
    public void A_name_that_is_none_is_refused(string name, string problem)
    {
        var write = () => Skeleton.Write(Path.Combine(folders.NewFolder(), name), Role.Receiver);

        write.Should().Throw<UsageException>().WithMessage(problem);
    }

    [Test]
    public void A_template_that_is_missing_is_named()
    {
        var folder = Path.Combine(folders.NewFolder(), "my-agent");
        Skeleton.Write(folder, Role.Sender);
        File.Delete(Path.Combine(folder, "config.yml.hbs"));

        var read = () => new TargetFolders(new SuiteFolder(RealPrograms.Root), default).Read(folder, []);

        read.Should()
            .Throw<CaseFileException>()
            .WithMessage("*target.yaml:1: config names 'config.yml.hbs', which is not in the folder: write it, or correct the name");
    }

    [Test]
    public void What_is_there_is_never_overwritten()
    {
        var folder = Path.Combine(folders.NewFolder(), "my-db");
        Skeleton.Write(folder, Role.Receiver);

        var again = () => Skeleton.Write(folder, Role.Receiver);

        again.Should().Throw<UsageException>().WithMessage("*holds a target.yaml already*");
    }
}
