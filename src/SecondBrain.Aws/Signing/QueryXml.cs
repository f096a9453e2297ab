using System.Xml;
using System.Xml.Linq;

namespace SecondBrain.Aws.Signing;

internal static class QueryXml
{
    // an answer of AWS has no document type; one that has could make us read files or grow without bound
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="XmlException">Not XML, or XML with a document type.</exception>
    public static XDocument Read(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        return XDocument.Load(reader);
    }
}
