namespace LeadershipBot.Pulses.Bank;

/// <summary>How a question is answered: 1 to 5, yes or no, one of its options, or up to 140 characters.</summary>
public enum AnswerType { Scale, YesNo, Choice, Text }

/// <summary>Who a question is written for.</summary>
public enum Audience { Executive, Team, Pmo, Lead, PlantManager }

/// <summary>The phases in which questions are asked, named as the project's phases are; a closed project asks nothing.</summary>
public enum PulsePhase { Planning, Execution, GoLive, Stabilise, Sustain }

/// <summary>
/// What a question can reveal. P0: executive involvement drops after approval. P1: misalignment. P2: ambiguous ownership.
/// P3: limited resources, reliance on one person. P4: inconsistent processes.
/// </summary>
public enum Problem { P0, P1, P2, P3, P4 }

public enum ThemeOrigin { Article, Own }

/// <summary>A subject the questions rotate through, in the order of the file.</summary>
public sealed record Theme(string Id, string Name, ThemeOrigin Origin);

/// <summary>
/// A value or list that fills questions. <c>Always</c>: known of every project. <c>Default</c>: stands in when the project
/// does not say.
/// </summary>
public sealed record FactDeclaration(string Name, string About, bool Always, bool IsList, string? Default);

/// <summary>How many questions of each kind one person gets at a time.</summary>
public sealed record SetSize(int Anchors, int Rotating, int Texts);

/// <summary>The few words that are the same for all questions of a language.</summary>
public sealed record BankPhrases(string Yes, string No, string Low, string High);
