using SecondBrain.Local.Template;
using SecondBrain.Testing;

namespace SecondBrain.Local.Tests.Template;

public sealed class TemplatePartsTests
{
    private const string Stack = "Transform: AWS::Serverless-2016-10-31\n\nParameters:\n  Colour:\n    Type: String # free\n";

    [Fact]
    public void The_shipped_template_is_the_sum_of_its_parts()
    {
        var parts = Directory.EnumerateFiles(RepositoryPaths.Combine(TemplateParts.Folder), "*.yaml").Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

        File.ReadAllText(RepositoryPaths.Combine("template.yaml")).ShouldBe(TemplateParts.Join(parts));
    }

    [Fact]
    public void No_part_is_longer_than_a_person_reads()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryPaths.Combine(TemplateParts.Folder), "*.yaml"))
        {
            File.ReadLines(file).Count().ShouldBeLessThan(800, file);
        }
    }

    [Fact]
    public void Sections_of_the_parts_are_appended_by_name_as_they_are_written()
    {
        TemplateParts.Join([("zoo.yaml", "Resources:\n  Cage:\n    Type: A::B::C\n\nOutputs:\n  X:\n    Value: 1\n"), ("stack.yaml", Stack), ("ape.yaml", "# apes\nResources:\n  Ape:\n    Type: A::B::C\n")])
            .ShouldEndWith("""
                Transform: AWS::Serverless-2016-10-31

                Parameters:
                  # template/stack.yaml
                  Colour:
                    Type: String # free

                Resources:
                  # template/ape.yaml
                  Ape:
                    Type: A::B::C

                  # template/zoo.yaml
                  Cage:
                    Type: A::B::C

                Outputs:
                  # template/zoo.yaml
                  X:
                    Value: 1

                """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Parameters:\n  Colour:\n    Type: Number\n", "template/ape.yaml:2: Colour is declared already, at template/stack.yaml:4.")]
    [InlineData("Transform: X\n", "template/ape.yaml:1: this is in no section. Only stack.yaml has lines before the first one.")]
    [InlineData("Resource:\n  A: 1\n", "template/ape.yaml:1: Resource is no section that parts may have: Parameters, Mappings, Rules, Conditions, Globals, Resources, Outputs.")]
    public void What_would_be_lost_or_doubled_is_refused(string part, string message) =>
        Should.Throw<TemplateException>(() => TemplateParts.Join([("stack.yaml", Stack), ("ape.yaml", part)])).Message.ShouldBe(message);

    [Fact]
    public void Without_the_file_that_begins_it_there_is_no_template() =>
        Should.Throw<TemplateException>(() => TemplateParts.Join([("ape.yaml", "Resources:\n")])).Message.ShouldContain("stack.yaml");
}
