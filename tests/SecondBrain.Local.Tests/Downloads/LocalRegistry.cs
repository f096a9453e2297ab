using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SecondBrain.Local.Downloads;

namespace SecondBrain.Local.Tests.Downloads;

/// <summary>A package registry on loopback with one package in it, for the real npm client to talk to.</summary>
internal sealed class LocalRegistry : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _npmCache = Directory.CreateTempSubdirectory("secondbrain-npm-").FullName;
    private int _downloads;

    private LocalRegistry(WebApplication app, byte[] archive)
    {
        _app = app;
        Package = new NpmPackage("pinned-thing", "1.2.3", Convert.ToBase64String(SHA512.HashData(archive)), archive.Length, "the thing");
        app.MapGet("/pinned-thing", (HttpRequest request) => Results.Json(new
        {
            name = Package.Name,
            versions = new Dictionary<string, object>
            {
                [Package.Version] = new { name = Package.Name, version = Package.Version, dist = new { tarball = $"http://{request.Host}/archive.tgz" } },
            },
        }));
        app.MapGet("/archive.tgz", () =>
        {
            Interlocked.Increment(ref _downloads);
            return Results.Bytes(archive, "application/octet-stream");
        });
    }

    public NpmPackage Package { get; }

    /// <summary>How often the archive was asked for.</summary>
    public int Downloads => _downloads;

    public static async Task<LocalRegistry> StartAsync(params (string Name, string Text)[] entries)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var registry = new LocalRegistry(app, Archive(entries));
        await app.StartAsync();
        return registry;
    }

    public PackageCache CacheAt(string folder) => new(folder, Client(_app.Urls.Single()), TimeProvider.System);

    public NpmClient Client(string address, string command = "npm") => new(
        OperatingSystem.IsWindows() ? command + ".cmd" : command,
        new Dictionary<string, string> { ["npm_config_registry"] = address, ["npm_config_cache"] = _npmCache });

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_npmCache, recursive: true);
    }

    internal static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var (name, text) in entries)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return bytes.ToArray();
    }
}
