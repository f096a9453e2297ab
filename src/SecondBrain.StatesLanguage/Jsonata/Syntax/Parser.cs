using SecondBrain.StatesLanguage.Jsonata.Nodes;
using SecondBrain.StatesLanguage.Jsonata.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>Top-down operator precedence: an operator takes what is on its left and as much on its right as binds tighter.</summary>
internal sealed class Parser
{
    private readonly Tokenizer _tokens;

    private Token _token;

    private int _depth;

    private int _slots;

    private Parser(string source)
    {
        _tokens = new Tokenizer(source);
        _token = _tokens.Next(canBeRegex: true);
    }

    /// <exception cref="JsonataException">S0101 to S0402.</exception>
    public static Node Parse(string source)
    {
        var parser = new Parser(source);
        var expression = parser.Expression(0);
        if (parser._token.Kind != TokenKind.End)
        {
            throw JsonataException.Of("S0201", parser._token.Position, ("token", parser._token.Text));
        }

        return expression is ParentNode || expression.SeekingParents is not null
            ? throw JsonataException.Of("S0217", expression.Position)
            : expression;
    }

    private Node Expression(int power)
    {
        if (++_depth > EvaluationLimits.SyntaxDepth)
        {
            throw JsonataException.Of("U1001", _token.Position, ("value", (double)EvaluationLimits.SyntaxDepth));
        }

        var token = _token;
        Advance(canBeRegex: false);
        var left = Start(token);
        while (_token.Kind == TokenKind.Operator && power < Operators.Power(_token.Text))
        {
            token = _token;
            Advance(canBeRegex: true);
            left = Continue(left, token);
        }

        _depth--;
        return left;
    }

    private void Advance(bool canBeRegex)
    {
        _token = _tokens.Next(canBeRegex);
        if (_token.Kind == TokenKind.Operator && !Operators.Exists(_token.Text))
        {
            throw JsonataException.Of("S0204", _token.Position, ("token", _token.Text));
        }
    }

    // After a closing bracket a slash divides.
    private void Expect(string symbol)
    {
        if (!_token.Is(symbol))
        {
            throw JsonataException.Of(_token.Kind == TokenKind.End ? "S0203" : "S0202", _token.Position, ("value", symbol), ("token", (object?)_token.Value ?? _token.Text));
        }

        Advance(canBeRegex: symbol is not (")" or "]" or "}"));
    }

    private bool Accept(string symbol)
    {
        if (!_token.Is(symbol))
        {
            return false;
        }

        Advance(canBeRegex: true);
        return true;
    }

    private Node Start(Token token) => token.Kind switch
    {
        TokenKind.Name => Name(token),
        TokenKind.Variable => new VariableNode(token.Text, token.Position),
        TokenKind.Text or TokenKind.Number or TokenKind.Constant => new LiteralNode(token.Value!, token.Position),
        TokenKind.Regex => new RegexNode((RegexFunction)token.Value!, token.Position),
        TokenKind.End => throw JsonataException.Of("S0207", token.Position),
        _ => token.Text switch
        {
            "and" or "or" or "in" => Name(token),
            "-" => Negate(token),
            "*" => new WildcardNode(token.Position),
            "**" => new DescendantNode(token.Position),
            "%" => new ParentNode(new AncestorSlot($"%{_slots++}"), token.Position),
            "(" => Block(token),
            "[" => Array(token),
            "{" => Object(token),
            "|" => Transform(token),
            _ => throw JsonataException.Of("S0211", token.Position, ("token", token.Text)),
        },
    };

    private Node Continue(Node left, Token token)
    {
        var power = Operators.Power(token.Text);
        switch (token.Text)
        {
            case ".":
                return PathAssembly.Join(left, Expression(power));
            case "[":
                return Bracket(left, token);
            case "(":
                return Call(left, token);
            case "{":
                return PathAssembly.GroupBy(left, Members(token), token.Position);
            case "^":
                return PathAssembly.OrderBy(left, Terms(), token.Position);
            case "@":
                return PathAssembly.Focus(left, Variable(token), token.Position);
            case "#":
                return PathAssembly.Index(left, Variable(token));
            case "?":
                var then = Expression(0);
                return Whole(new ConditionNode(left, then, Accept(":") ? Expression(0) : null, token.Position));
            case ":=":
                return left is VariableNode { Predicates: null } variable
                    ? Whole(new BindNode(variable.Name, Expression(power - 1), token.Position))
                    : throw JsonataException.Of("S0212", left.Position);
            case "??" or "?:":
                return Whole(new FallbackNode(token.Text, left, Expression(0), token.Position));
            case "~>":
                var right = Expression(power);
                return new ApplyNode(left, right, token.Position) { KeepsList = left.KeepsList || right.KeepsList };
            default:
                return Whole(Binary(token, left, Expression(power)));
        }
    }

    private static Node Binary(Token token, Node left, Node right) => token.Text switch
    {
        "+" or "-" or "*" or "/" or "%" => new ArithmeticNode(token.Text, left, right, token.Position),
        "=" or "!=" => new EqualityNode(token.Text, left, right, token.Position),
        "and" or "or" => new LogicalNode(token.Text, left, right, token.Position),
        "&" => new ConcatenationNode(left, right, token.Position),
        "in" => new InclusionNode(left, right, token.Position),
        _ => new ComparisonNode(token.Text, left, right, token.Position),
    };

    private static Node Whole(Node node)
    {
        Ancestry.Inherit(node, node.Parts);
        return node;
    }

    private static PathNode Name(Token token) => new([new NameNode(token.Text, token.Position)], token.Position);

    private Node Negate(Token token)
    {
        var operand = Expression(70);
        return operand is LiteralNode { Value: SecondBrain.StatesLanguage.Values.NumberValue number, Predicates: null }
            ? new LiteralNode(Numbers.Of(-number.Double), operand.Position)
            : Whole(new NegateNode(operand, token.Position));
    }

    private Node Block(Token token)
    {
        var expressions = new List<Node>();
        while (!_token.Is(")") && _token.Kind != TokenKind.End)
        {
            expressions.Add(Expression(0));
            if (!Accept(";"))
            {
                break;
            }
        }

        Expect(")");
        var isConstructor = expressions.Exists(e => e.IsConstructor || e is PathNode { Steps: [{ IsConstructor: true }, ..] });
        return Whole(new BlockNode(expressions, token.Position) { IsConstructor = isConstructor });
    }

    private Node Array(Token token)
    {
        var items = new List<Node>();
        if (!_token.Is("]"))
        {
            do
            {
                var item = Expression(0);
                var range = _token;
                items.Add(Accept("..") ? Whole(new RangeNode(item, Expression(0), range.Position)) : item);
            }
            while (Accept(","));
        }

        Expect("]");
        return Whole(new ArrayNode(items, token.Position));
    }

    private Node Object(Token token) => Whole(new ObjectNode(Members(token), token.Position));

    private Grouping Members(Token token)
    {
        var pairs = new List<(Node Key, Node Value)>();
        if (!_token.Is("}"))
        {
            do
            {
                var key = Expression(0);
                Expect(":");
                pairs.Add((key, Expression(0)));
            }
            while (Accept(","));
        }

        Expect("}");
        return new Grouping(pairs, token.Position);
    }

    private TransformNode Transform(Token token)
    {
        var pattern = Expression(0);
        Expect("|");
        var update = Expression(0);
        var delete = Accept(",") ? Expression(0) : null;
        Expect("|");
        return new TransformNode(pattern, update, delete, token.Position);
    }

    private Node Bracket(Node left, Token token)
    {
        if (_token.Is("]"))
        {
            Expect("]");
            return PathAssembly.KeepList(left);
        }

        var predicate = Expression(0);
        Expect("]");
        return PathAssembly.Filter(left, predicate, token.Position);
    }

    private List<(Node Expression, bool IsDescending)> Terms()
    {
        Expect("(");
        var terms = new List<(Node Expression, bool IsDescending)>();
        do
        {
            var isDescending = !Accept("<") && Accept(">");
            terms.Add((Expression(0), isDescending));
        }
        while (Accept(","));

        Expect(")");
        return terms;
    }

    private string Variable(Token token) =>
        Expression(Operators.Power(token.Text)) is VariableNode variable ? variable.Name : throw JsonataException.Of("S0214", token.Position, ("token", token.Text));

    private Node Call(Node left, Token token)
    {
        var arguments = new List<Node>();
        if (!_token.Is(")"))
        {
            do
            {
                var start = _token;
                arguments.Add(Accept("?") ? new PlaceholderNode(start.Position) : Expression(0));
            }
            while (Accept(","));
        }

        Expect(")");
        return left is PathNode { Steps: [NameNode { Name: "function" or "\u03BB" }] } ? Lambda(arguments, token) : Whole(new CallNode(left, arguments, token.Position));
    }

    private LambdaNode Lambda(List<Node> arguments, Token token)
    {
        var parameters = arguments.Select((a, i) => a is VariableNode variable ? variable.Name : throw JsonataException.Of("S0208", a.Position, ("value", i + 1d))).ToList();
        var signature = _token.Is("<") ? ReadSignature() : null;
        Expect("{");
        var body = Expression(0);
        Expect("}");
        TailCalls.Mark(body);
        return new LambdaNode(parameters, signature, body, token.Position);
    }

    private Signature ReadSignature()
    {
        var position = _token.Position;
        var text = "<";
        var depth = 1;
        while (depth > 0 && !_token.Is("{") && _token.Kind != TokenKind.End)
        {
            Advance(canBeRegex: false);
            depth += _token.Is("<") ? 1 : _token.Is(">") ? -1 : 0;
            text += _token.Text;
        }

        Expect(">");
        return Signature.Parse(text, position);
    }
}
