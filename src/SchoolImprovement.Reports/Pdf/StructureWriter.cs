namespace SchoolImprovement.Reports.Pdf;

/// <summary>Writes the tag tree. Every element gets its object number first, because children name their parent and parents their children.</summary>
internal static class StructureWriter
{
    public static void Write(PdfFile file, StructureElement root, int parentId)
    {
        Allocate(file, root);
        WriteElement(file, root, parentId);
    }

    private static void Allocate(PdfFile file, StructureElement element)
    {
        element.ObjectId = file.Allocate();
        foreach (var kid in element.Kids)
        {
            if (kid.Element is not null)
            {
                Allocate(file, kid.Element);
            }
        }
    }

    private static void WriteElement(PdfFile file, StructureElement element, int parentId)
    {
        file.Object(element.ObjectId, buffer =>
        {
            buffer.Raw("<</Type/StructElem/S/").Raw(element.Type).Raw("/P ").Reference(parentId);
            if (element.Attributes is not null)
            {
                buffer.Raw("/A").Raw(element.Attributes);
            }
            if (element.Alternative is not null)
            {
                buffer.Raw("/Alt").TextString(element.Alternative);
            }
            var home = FirstPage(element);
            if (home is not null)
            {
                buffer.Raw("/Pg ").Reference(home.ObjectId);
            }
            buffer.Raw("/K[");
            foreach (var kid in element.Kids)
            {
                WriteKid(buffer, kid, home);
            }
            buffer.Raw("]>>");
        });
        foreach (var kid in element.Kids)
        {
            if (kid.Element is not null)
            {
                WriteElement(file, kid.Element, element.ObjectId);
            }
        }
    }

    private static void WriteKid(PdfBuffer buffer, StructureElement.Kid kid, PdfPage? home)
    {
        if (kid.Element is not null)
        {
            buffer.Reference(kid.Element.ObjectId);
        }
        else if (kid.IsAnnotation)
        {
            buffer.Raw("<</Type/OBJR/Obj ").Reference(kid.Number).Raw("/Pg ").Reference(kid.Page!.ObjectId).Raw(">>");
        }
        else if (kid.Page == home)
        {
            buffer.Integer(kid.Number).Raw(" ");
        }
        else
        {
            buffer.Raw("<</Type/MCR/Pg ").Reference(kid.Page!.ObjectId).Raw("/MCID ").Integer(kid.Number).Raw(">>");
        }
    }

    private static PdfPage? FirstPage(StructureElement element)
    {
        foreach (var kid in element.Kids)
        {
            if (kid.Page is not null)
            {
                return kid.Page;
            }
        }
        return null;
    }
}
