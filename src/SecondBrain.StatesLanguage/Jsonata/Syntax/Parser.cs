using SecondBrain.StatesLanguage.Jsonata.Nodes;
using SecondBrain.StatesLanguage.Jsonata.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>Top-down operator precedence: an operator takes what is on its left and as much on its right as binds tighter.</summary>
internal sealed class Parser
{
    private readonly TokenStream _tokens;

    private int _depth;

    private int _slots;

    private Parser(string source) => _tokens = new TokenStream(source);

    private Token Current => _tokens.Current;

    /// <exception cref="JsonataException">S0101 to S0402.</exception>
    public static Node Parse(string source)
    {
        var parser = new Parser(source);
        var expression = parser.Expression(0);
        if (parser.Current.Kind != TokenKind.End)
        {
            throw JsonataException.Of("S0201", parser.Current.Position, ("token", parser.Current.Text));
        }

        return expression is ParentNode || expression.SeekingParents is not null
            ? throw JsonataException.Of("S0217", expression.Position)
            : expression;
    }

    private Node Expression(int power)
    {
        if (++_depth > EvaluationLimits.SyntaxDepth)
        {
            throw JsonataException.Of("U1001", Current.Position, ("value", (double)EvaluationLimits.SyntaxDepth));
        }

        var token = Current;
        _tokens.Advance(canBeRegex: false);
        var left = Start(token);
        while (Current.Kind == TokenKind.Operator && power < Operators.Power(Current.Text))
        {
            token = Current;
            _tokens.Advance(canBeRegex: true);
            left = Continue(left, token);
        }

        _depth--;
        return left;
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
                return Whole(new ConditionNode(left, then, _tokens.Accept(":") ? Expression(0) : null, token.Position));
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
        while (!Current.Is(")") && Current.Kind != TokenKind.End)
        {
            expressions.Add(Expression(0));
            if (!_tokens.Accept(";"))
            {
                break;
            }
        }

        _tokens.Expect(")");
        var isConstructor = expressions.Exists(e => e.IsConstructor || e is PathNode { Steps: [{ IsConstructor: true }, ..] });
        return Whole(new BlockNode(expressions, token.Position) { IsConstructor = isConstructor });
    }

    private Node Array(Token token)
    {
        var items = new List<Node>();
        if (!Current.Is("]"))
        {
            do
            {
                var item = Expression(0);
                var range = Current;
                items.Add(_tokens.Accept("..") ? Whole(new RangeNode(item, Expression(0), range.Position)) : item);
            }
            while (_tokens.Accept(","));
        }

        _tokens.Expect("]");
        return Whole(new ArrayNode(items, token.Position));
    }

    private Node Object(Token token) => Whole(new ObjectNode(Members(token), token.Position));

    private Grouping Members(Token token)
    {
        var pairs = new List<(Node Key, Node Value)>();
        if (!Current.Is("}"))
        {
            do
            {
                var key = Expression(0);
                _tokens.Expect(":");
                pairs.Add((key, Expression(0)));
            }
            while (_tokens.Accept(","));
        }

        _tokens.Expect("}");
        return new Grouping(pairs, token.Position);
    }

    private TransformNode Transform(Token token)
    {
        var pattern = Expression(0);
        _tokens.Expect("|");
        var update = Expression(0);
        var delete = _tokens.Accept(",") ? Expression(0) : null;
        _tokens.Expect("|");
        return new TransformNode(pattern, update, delete, token.Position);
    }

    private Node Bracket(Node left, Token token)
    {
        if (Current.Is("]"))
        {
            _tokens.Expect("]");
            return PathAssembly.KeepList(left);
        }

        var predicate = Expression(0);
        _tokens.Expect("]");
        return PathAssembly.Filter(left, predicate, token.Position);
    }

    private List<(Node Expression, bool IsDescending)> Terms()
    {
        _tokens.Expect("(");
        var terms = new List<(Node Expression, bool IsDescending)>();
        do
        {
            var isDescending = !_tokens.Accept("<") && _tokens.Accept(">");
            terms.Add((Expression(0), isDescending));
        }
        while (_tokens.Accept(","));

        _tokens.Expect(")");
        return terms;
    }

    private string Variable(Token token) =>
        Expression(Operators.Power(token.Text)) is VariableNode variable ? variable.Name : throw JsonataException.Of("S0214", token.Position, ("token", token.Text));

    private Node Call(Node left, Token token)
    {
        var arguments = new List<Node>();
        if (!Current.Is(")"))
        {
            do
            {
                var start = Current;
                arguments.Add(_tokens.Accept("?") ? new PlaceholderNode(start.Position) : Expression(0));
            }
            while (_tokens.Accept(","));
        }

        _tokens.Expect(")");
        return left is PathNode { Steps: [NameNode { Name: "function" or "\u03BB" }] } ? Lambda(arguments, token) : Whole(new CallNode(left, arguments, token.Position));
    }

    private LambdaNode Lambda(List<Node> arguments, Token token)
    {
        var parameters = arguments.Select((a, i) => a is VariableNode variable ? variable.Name : throw JsonataException.Of("S0208", a.Position, ("value", i + 1d))).ToList();
        var signature = Current.Is("<") ? ReadSignature() : null;
        _tokens.Expect("{");
        var body = Expression(0);
        _tokens.Expect("}");
        TailCalls.Mark(body);
        return new LambdaNode(parameters, signature, body, token.Position);
    }

    private Signature ReadSignature()
    {
        var position = Current.Position;
        var text = "<";
        var depth = 1;
        while (depth > 0 && !Current.Is("{") && Current.Kind != TokenKind.End)
        {
            _tokens.Advance(canBeRegex: false);
            depth += Current.Is("<") ? 1 : Current.Is(">") ? -1 : 0;
            text += Current.Text;
        }

        _tokens.Expect(">");
        return Signature.Parse(text, position);
    }
}
