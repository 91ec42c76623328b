using System.Diagnostics.CodeAnalysis;

namespace MvoUmbraco.Embedded.Delivery.Rendering;

/// <summary>
/// The parameter <c>expand</c> or <c>fields</c>, parsed: <c>properties[one,two[properties[three]],$all]</c>. Names are
/// case-sensitive. Parsing walks the text once, so that no depth of brackets can exhaust the stack.
/// </summary>
internal sealed class FieldTree
{
    private const string Everything = "$all";
    private const string Properties = "properties";
    private readonly List<FieldTree> items = [];

    private FieldTree(string name) => Name = name;

    /// <summary>No property, the default of <c>expand</c>.</summary>
    public static FieldTree None { get; } = TryParse(string.Empty, out FieldTree? tree, out _) ? tree : throw new InvalidOperationException();

    /// <summary>Every property, the default of <c>fields</c>.</summary>
    public static FieldTree All { get; } = TryParse(Everything, out FieldTree? tree, out _) ? tree : throw new InvalidOperationException();

    public string Name { get; }

    /// <summary>Whether it names anything below itself; one that doesn't leaves everything below as it is.</summary>
    public bool IsSelective => items.Count > 0;

    /// <summary>What it says about a property: null if it does not name it.</summary>
    public FieldTree? Below(string alias)
    {
        FieldTree? properties = null;
        foreach (FieldTree item in items)
        {
            if (item.Name == Everything)
            {
                return item;
            }

            if (properties is null && item.Name == Properties)
            {
                properties = item;
            }
        }

        return properties?.items.Find(item => item.Name == Everything || item.Name == alias);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out FieldTree? tree, [NotNullWhen(false)] out string? error)
    {
        tree = null;
        error = Check(text);
        if (error is not null)
        {
            return false;
        }

        tree = new FieldTree("root");
        var open = new Stack<FieldTree>([tree]);
        int start = 0;
        FieldTree? last = null;
        for (int at = 0; at <= text.Length; at++)
        {
            char sign = at < text.Length ? text[at] : ',';
            if (sign is not ('[' or ']' or ','))
            {
                continue;
            }

            // After a closing bracket only a comma or another closing bracket may follow, with nothing between.
            if (at > start || last is null)
            {
                last = new FieldTree(text[start..at]);
                open.Peek().items.Add(last);
            }

            if (sign == '[')
            {
                open.Push(last);
                last = null;
            }
            else if (sign == ']')
            {
                last = open.Pop();
            }
            else
            {
                last = null;
            }

            start = at + 1;
        }

        return true;
    }

    private static string? Check(string text)
    {
        int depth = 0;
        for (int at = 0; at < text.Length; at++)
        {
            char? next = at + 1 < text.Length ? text[at + 1] : null;
            switch (text[at])
            {
                case '[' when at == 0:
                    return "Value cannot start with a bracket";
                case '[' when next is ']':
                    return "Value cannot contain empty brackets";
                case '[':
                    depth++;
                    break;
                case ']' when --depth < 0 || next is not (null or ',' or ']'):
                    return "Value contains a misplaced end bracket";
            }
        }

        return depth == 0 ? null : "Value did not contain an equal number of start and end brackets";
    }
}
