using System.Globalization;
using System.Xml.Linq;

namespace SecondBrain.Local.Engine;

/// <summary>
/// DynamoDB Local's own start-up class listens on every network interface and lets any web page call it (CORS <c>*</c>).
/// Its web server, Jetty, can also be started from an XML description, which says the same things more narrowly.
/// </summary>
internal static class EngineConfiguration
{
    private const string ServerPackage = "com.amazonaws.services.dynamodbv2.local.server";

    /// <summary>Jetty's class that builds and starts what an XML file describes.</summary>
    public const string MainClass = "org.eclipse.jetty.xml.XmlConfiguration";

    /// <summary>A server on 127.0.0.1 only, with one database for all credentials and regions (<c>-sharedDb</c>).</summary>
    /// <param name="databaseFolder">Null: in memory.</param>
    public static string Xml(int port, string? databaseFolder) =>
        new XDocument(DocumentType(), new XElement("Configure", new XAttribute("id", "Server"), new XAttribute("class", "org.eclipse.jetty.server.Server"),
            new XElement("Call", new XAttribute("name", "addConnector"), new XElement("Arg",
                New("org.eclipse.jetty.server.ServerConnector",
                    new XElement("Arg", new XElement("Ref", new XAttribute("refid", "Server"))),
                    Set("host", "127.0.0.1"),
                    Set("port", port.ToString(CultureInfo.InvariantCulture))))),
            Set("handler", New($"{ServerPackage}.LocalDynamoDBServerHandler",
                new XElement("Arg", RequestHandler(databaseFolder)),
                // The only web origin that may call it is its own, which serves no page
                new XElement("Arg", $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"))))).ToString();

    // Jetty validates the file, with its own copy of this definition
    private static XDocumentType DocumentType() => new("Configure", "-//Jetty//Configure//EN", "http://www.eclipse.org/jetty/configure_9_3.dtd", null);

    private static XElement RequestHandler(string? databaseFolder) => New($"{ServerPackage}.LocalDynamoDBRequestHandler",
        Argument("int", "0"),
        Argument("boolean", databaseFolder is null ? "true" : "false"),
        databaseFolder is null ? new XElement("Arg") : Argument("java.lang.String", databaseFolder),
        Argument("boolean", "true"),
        Argument("boolean", "false"));

    private static XElement New(string type, params object[] content) => new("New", new XAttribute("class", type), content);

    private static XElement Set(string name, object value) => new("Set", new XAttribute("name", name), value);

    private static XElement Argument(string type, string value) => new("Arg", new XAttribute("type", type), value);
}
