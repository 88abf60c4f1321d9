namespace SchoolImprovement.Reports.Pdf;

/// <summary>The three weights that paper uses.</summary>
internal enum FontWeight
{
    Regular,
    SemiBold,
    Bold,
}

/// <summary>The fonts that travel inside the assembly: each is parsed on first use, once, and shared by every print.</summary>
internal static class FontLibrary
{
    private static readonly Lazy<TrueTypeFont>[] _fonts =
        [.. Enum.GetValues<FontWeight>().Select(weight => new Lazy<TrueTypeFont>(() => Load(weight)))];

    public static TrueTypeFont Get(FontWeight weight) => _fonts[(int)weight].Value;

    private static TrueTypeFont Load(FontWeight weight)
    {
        using var resource = typeof(FontLibrary).Assembly.GetManifestResourceStream($"SourceSans3-{weight}.ttf")
            ?? throw new InvalidOperationException($"The font SourceSans3-{weight}.ttf is missing from the assembly.");
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        return new TrueTypeFont(data);
    }
}
