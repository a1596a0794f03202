namespace LeadershipBot.People;

/// <summary>
/// A row that names a respondent while their answer can still be changed. They see it in their own chat; no export, list or
/// page shows it, whoever asks.
/// </summary>
public interface IConfidentialRow;
