namespace SecondBrain.Core.Access;

public enum ActorKind
{
    Human,
    Agent,
}
