using LeadershipBot.Messaging;

namespace LeadershipBot.Pulses.Introduction;

public sealed record AcceptSlot : IAction<AcceptSlot>
{
    public static string Name => "intro.accept.1";
}

public sealed record PickSlot : IAction<PickSlot>, IOpensForm
{
    public static string Name => "intro.time.1";
}

public sealed record ChooseSlot : IAction<ChooseSlot>
{
    public static string Name => "intro.slot.1";
}

public sealed record NameAssistant : IAction<NameAssistant>, IOpensForm
{
    public static string Name => "intro.assistant.1";
}

public sealed record SetAssistant : IAction<SetAssistant>
{
    public static string Name => "intro.setassistant.1";
}

public sealed record NotMe : IAction<NotMe>
{
    public static string Name => "intro.notme.1";
}
