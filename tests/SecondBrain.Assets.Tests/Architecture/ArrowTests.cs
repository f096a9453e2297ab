namespace SecondBrain.Assets.Tests.Architecture;

public sealed class ArrowTests
{
    [Fact]
    public void Every_project_references_only_what_the_architecture_allows()
    {
        var projects = ProjectFile.Shipped().ToList();

        projects.Count.ShouldBeGreaterThanOrEqualTo(7);
        projects.SelectMany(Arrows.Broken).ShouldBeEmpty();
    }

    [Fact]
    public void Every_assembly_was_compiled_against_only_what_the_architecture_allows() =>
        ProjectFile.Shipped().SelectMany(project => Arrows.Broken(project.Name, Arrows.References(project.Name))).ShouldBeEmpty();

    [Fact]
    public void The_architecture_page_describes_every_project()
    {
        var page = Checkout.Read("docs/architecture.md");

        foreach (var project in ProjectFile.Shipped().Where(project => project.Name != "SecondBrain.Functions")) page.ShouldContain($"| `src/{project.Name}` |");
        page.ShouldContain("| `functions` |");
    }

    [Fact]
    public void A_library_that_tests_share_is_no_test_project_itself()
    {
        // the package xunit makes one of every project that references it, and dotnet test then fails to start it
        var libraries =
            from path in Checkout.Files("tests", ".csproj")
            where !path.EndsWith(".Tests.csproj", StringComparison.Ordinal)
            let text = Checkout.Read(path)
            where text.Contains("Include=\"xunit\"", StringComparison.Ordinal) && !text.Contains("<IsTestProject>false</IsTestProject>", StringComparison.Ordinal)
            select $"{path} needs <IsTestProject>false</IsTestProject>";

        libraries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SecondBrain.Core", "../SecondBrain.Aws/SecondBrain.Aws.csproj", "AWSSDK.S3")]
    [InlineData("SecondBrain.Lambda", "..\\SecondBrain.Core\\SecondBrain.Core.csproj", "Polly.Core")]
    [InlineData("SecondBrain.StatesLanguage", "../SecondBrain.Lambda/SecondBrain.Lambda.csproj", "YamlDotNet")]
    [InlineData("SecondBrain.Functions", "../src/SecondBrain.StatesLanguage/SecondBrain.StatesLanguage.csproj", "Spectre.Console")]
    public void An_arrow_that_is_not_allowed_is_found(string name, string project, string package)
    {
        var planted = ProjectFile.Parse(
            name, $"""<Project><ItemGroup><ProjectReference Include="{project}" /><PackageReference Include="{package}" /></ItemGroup></Project>""");

        Arrows.Broken(planted).ShouldBe([$"{name} may not reference {planted.Projects.Single()}", $"{name} may not reference {package}"]);
    }

    [Fact]
    public void The_host_may_use_anything_but_what_is_for_tests() =>
        Arrows.Broken(ProjectFile.Parse("SecondBrain.Local", """<Project><ItemGroup><ProjectReference Include="../SecondBrain.StatesLanguage.Testing/SecondBrain.StatesLanguage.Testing.csproj" /><PackageReference Include="YamlDotNet" /></ItemGroup></Project>"""))
            .ShouldBe(["SecondBrain.Local may not reference SecondBrain.StatesLanguage.Testing"]);

    [Fact]
    public void A_compiled_reference_that_is_not_allowed_is_found()
    {
        Arrows.Broken("SecondBrain.Core", ["System.Runtime", "Markdig", "AWSSDK.Core"]).ShouldBe(["SecondBrain.Core was compiled against AWSSDK.Core"]);
        Arrows.Broken("SecondBrain.StatesLanguage", ["System.Text.Json", "SecondBrain.Core"]).ShouldBe(["SecondBrain.StatesLanguage was compiled against SecondBrain.Core"]);
        Arrows.Broken("SecondBrain.New", []).ShouldHaveSingleItem();
    }
}
