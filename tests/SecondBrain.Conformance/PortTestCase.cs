using Xunit.Abstractions;
using Xunit.Sdk;

namespace SecondBrain.Conformance;

/// <summary>Knows the adapter's class, which an inherited test's attribute does not.</summary>
public sealed class PortTestCase : XunitTestCase
{
    [Obsolete("For the test framework, which makes a case before it reads it")]
    public PortTestCase()
    {
    }

    public PortTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        var required = TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresToolAttribute).AssemblyQualifiedName).SingleOrDefault();
        return base.GetSkipReason(factAttribute) ?? (required?.GetConstructorArguments().ToArray() is [string tool, string install]
            ? RequiresToolAttribute.Missing(tool, install)
            : null);
    }
}
