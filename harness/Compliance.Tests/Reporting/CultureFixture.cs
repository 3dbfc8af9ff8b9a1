using System.Globalization;

namespace Compliance.Tests.Reporting;

/// <summary>Runs the tests of a fixture under a culture with other letters and numbers than English has.</summary>
public abstract class CultureFixture(string culture)
{
    private CultureInfo before = CultureInfo.InvariantCulture;

    [SetUp]
    public void Switch()
    {
        before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
    }

    [TearDown]
    public void SwitchBack() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
}
