using System.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The surface words of a segment and the terms that each analyses to.</summary>
internal sealed class WordTable
{
    private readonly Column<int> _formStarts;
    private readonly ReadOnlyMemory<byte> _forms;
    private readonly int _terms;

    public WordTable(ReadOnlyMemory<byte> section, in SegmentMeta meta)
    {
        var columns = new SectionReader(section);
        var blocks = columns.Take<int>(SortedKeys.BlocksFor(meta.Words) + 1L);
        _formStarts = columns.Take<int>(meta.Words + 1L);
        var keyBytes = meta.Words == 0 ? 0 : blocks.Span[^1];
        Keys = new SortedKeys(meta.Words, blocks, columns.TakeBytes(keyBytes));
        _forms = columns.TakeRest();
        _terms = meta.Terms;
        ColumnChecks.Partition(_formStarts.Span, _forms.Length, "forms of words");
    }

    public SortedKeys Keys { get; }

    public WordReader From(string prefix)
    {
        var utf8 = Encoding.UTF8.GetBytes(prefix);
        return new WordReader(this, utf8, Keys.LowerBound(utf8));
    }

    public FormReader Forms(int word) => new(_forms.Span[_formStarts[word].._formStarts[word + 1]], _terms);
}
