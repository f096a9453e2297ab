using System.Security.Cryptography;
using System.Text;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>State that travels through the client and cannot be changed there.</summary>
internal sealed class RequestState
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Sign(string state) => $"{state}.{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(state)))}";

    public bool IsOurs(string signed) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(Read(signed))), Encoding.UTF8.GetBytes(signed));

    public static string Read(string signed) => signed.Split('.')[0];
}
