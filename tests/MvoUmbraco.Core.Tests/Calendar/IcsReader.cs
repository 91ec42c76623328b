using System.Text;

namespace MvoUmbraco.Core.Tests.Calendar;

/// <summary>A line of an iCalendar file.</summary>
internal sealed record IcsProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    /// <summary>The value as text (RFC 5545 section 3.3.11).</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Value.Length; i++)
            {
                if (Value[i] != '\\')
                {
                    text.Append(Value[i]);
                }
                else
                {
                    i++;
                    text.Append(Value[i] is 'n' or 'N' ? '\n' : Value[i]);
                }
            }

            return text.ToString();
        }
    }
}

/// <summary>A component with what is in it.</summary>
internal sealed record IcsComponent(string Name, List<IcsProperty> Properties, List<IcsComponent> Components)
{
    public IcsProperty? Find(string name) => Properties.SingleOrDefault(property => property.Name == name);
}

/// <summary>Reads iCalendar from the grammar of RFC 5545, knowing nothing of the library that wrote it; throws at whatever
/// breaks the grammar.</summary>
internal static class IcsReader
{
    public static IcsComponent Read(byte[] bytes)
    {
        var text = new UTF8Encoding(false, true).GetString(bytes);
        Assert.That(text, Does.EndWith("\r\n"));
        Assert.That(text.Replace("\r\n", string.Empty, StringComparison.Ordinal).IndexOfAny(['\r', '\n']), Is.EqualTo(-1), "a bare line end");
        var physical = text.Split("\r\n")[..^1];
        foreach (var line in physical)
        {
            Assert.That(Encoding.UTF8.GetByteCount(line), Is.LessThanOrEqualTo(75), line);
        }

        var lines = new Queue<IcsProperty>(text.Replace("\r\n ", string.Empty, StringComparison.Ordinal).Split("\r\n")[..^1].Select(Line));
        var root = Component(lines);
        Assert.That(lines, Is.Empty);
        return root;
    }

    private static IcsComponent Component(Queue<IcsProperty> lines)
    {
        var begin = lines.Dequeue();
        Assert.That(begin.Name, Is.EqualTo("BEGIN"));
        var component = new IcsComponent(begin.Value, [], []);
        while (lines.Peek().Name != "END")
        {
            if (lines.Peek().Name == "BEGIN")
            {
                component.Components.Add(Component(lines));
            }
            else
            {
                component.Properties.Add(lines.Dequeue());
            }
        }

        Assert.That(lines.Dequeue().Value, Is.EqualTo(component.Name));
        return component;
    }

    private static IcsProperty Line(string line)
    {
        var colon = 0;
        for (var quoted = false; quoted || line[colon] != ':'; colon++)
        {
            quoted ^= line[colon] == '"';
        }

        var head = line[..colon].Split(';');
        return new IcsProperty(
            head[0],
            head[1..].Select(parameter => parameter.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('"'), StringComparer.Ordinal),
            line[(colon + 1)..]);
    }
}
