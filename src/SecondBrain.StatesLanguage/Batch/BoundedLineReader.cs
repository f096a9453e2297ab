using System.Text;

namespace SecondBrain.StatesLanguage.Batch;

/// <summary>Reads lines, keeping no more of one than is allowed.</summary>
internal sealed class BoundedLineReader(TextReader source, int maxLength)
{
    private readonly char[] _buffer = new char[32 * 1024];

    private int _at;

    private int _length;

    /// <summary>Null at the end. A line that is too long comes back cut, and marked so.</summary>
    public async ValueTask<(string Text, bool IsTooLong)?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var isTooLong = false;
        while (_at < _length || await FillAsync(cancellationToken))
        {
            var rest = _buffer.AsSpan(_at, _length - _at);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            _at += end < 0 ? rest.Length : end + 1;
            isTooLong |= line.Length + part.Length > maxLength;
            if (!isTooLong)
            {
                line.Append(part);
            }

            if (end >= 0)
            {
                return (line.ToString(), isTooLong);
            }
        }

        return line.Length > 0 || isTooLong ? (line.ToString(), isTooLong) : null;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        (_at, _length) = (0, await source.ReadAsync(_buffer, cancellationToken));
        return _length > 0;
    }
}
