namespace SchoolImprovement.Reports.Pdf;

/// <summary>A place that the reader's side panel lists.</summary>
internal sealed record Bookmark(int Level, string Text, PdfPage Page, double Y);

/// <summary>Writes the bookmarks as the tree that their levels describe.</summary>
internal static class OutlineWriter
{
    private sealed class Node(Bookmark? bookmark, int id)
    {
        public Bookmark? Bookmark => bookmark;

        public int Id => id;

        public List<Node> Children { get; } = [];
    }

    public static int? Write(PdfFile file, IReadOnlyList<Bookmark> bookmarks)
    {
        if (bookmarks.Count == 0)
        {
            return null;
        }
        var root = new Node(null, file.Allocate());
        var open = new Stack<Node>([root]);
        foreach (var bookmark in bookmarks)
        {
            while (open.Peek().Bookmark?.Level >= bookmark.Level)
            {
                open.Pop();
            }
            var node = new Node(bookmark, file.Allocate());
            open.Peek().Children.Add(node);
            open.Push(node);
        }
        file.Object(root.Id, buffer => WriteChildren(buffer.Raw("<</Type/Outlines"), root, open: true).Raw(">>"));
        WriteItems(file, root);
        return root.Id;
    }

    private static void WriteItems(PdfFile file, Node parent)
    {
        for (var i = 0; i < parent.Children.Count; i++)
        {
            var node = parent.Children[i];
            var (_, text, page, y) = node.Bookmark!;
            file.Object(node.Id, buffer =>
            {
                buffer.Raw("<</Title").TextString(text).Raw("/Parent ").Reference(parent.Id)
                    .Raw("/Dest[").Reference(page.ObjectId).Raw("/XYZ null ").Number(page.Height - y).Raw("null]");
                if (i > 0)
                {
                    buffer.Raw("/Prev ").Reference(parent.Children[i - 1].Id);
                }
                if (i < parent.Children.Count - 1)
                {
                    buffer.Raw("/Next ").Reference(parent.Children[i + 1].Id);
                }
                // Shown closed: a plan of eight priorities stays one screen of bookmarks.
                WriteChildren(buffer, node, open: false).Raw(">>");
            });
            WriteItems(file, node);
        }
    }

    private static PdfBuffer WriteChildren(PdfBuffer buffer, Node node, bool open) => node.Children.Count == 0
        ? buffer
        : buffer.Raw("/First ").Reference(node.Children[0].Id).Raw("/Last ").Reference(node.Children[^1].Id)
            .Raw("/Count ").Integer(open ? node.Children.Count : -node.Children.Count);
}
