namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// What chance is asked about. Each concern has its own stream of random numbers, so that a new one doesn't shift the others.
/// The numbers are part of every generated company: add new ones at the end, never change one.
/// </summary>
internal enum Concern
{
    Seniority = 1,
    Department = 2,
    Experience = 3,
    Talent = 4,
    Names = 5,
    HireDate = 6,
    WeeklyCapacity = 7,
    CoreSkills = 8,
    AdditionalSkills = 9,
    Created = 10,
    Deadline = 11,
    Priority = 12,
    Difficulty = 13,
    TaskType = 14,
    EstimatedHours = 15,
    TaskDepartment = 16,
    Project = 17,
    RequiredSkills = 18,
    Wording = 19,
    CandidateCount = 20,
    CandidatePool = 21,
    Availability = 22,
    AssignmentMethod = 23,
    HasOutcome = 24,
    Success = 25,
    Rating = 26,
    ActualHours = 27,
    Quality = 28,
    Workload = 29,
}
