using System.Globalization;
using ChatOps.Workforce;
using CsvHelper;

namespace ChatOps.Benchmarks;

/// <summary>Writes a company as the CSV folder that <c>import csv</c> reads (design document §8.2), for programs that know nothing of ours.</summary>
internal static class CsvFolder
{
    public static void Write(string folder, WorkforceData data)
    {
        Write(folder, "projects", data.Projects, "project_id,name", p => [p.Id, p.Name]);
        Write(folder, "users", data.People, "user_id,name,email,department,seniority_level,experience_years,hire_date,weekly_capacity_hours",
            p => [p.Id, p.Name, p.Email, p.Department, Word(p.Seniority), p.ExperienceYears, p.HireDate, p.WeeklyCapacityHours]);
        Write(folder, "user_skills", data.Skills, "user_id,skill_name,skill_type,proficiency_level,years_of_experience,is_mandatory",
            s => [s.PersonId, s.Name, s.Type, Word(s.Proficiency), s.YearsOfExperience, s.IsCore]);
        Write(folder, "tasks", data.WorkItems,
            "task_id,title,description,project_id,priority,difficulty,task_type,estimated_hours,created_date,deadline,status",
            i => [i.Id, i.Title, i.Description, i.ProjectId, Word(i.Priority), Word(i.Difficulty), i.Type, i.EstimatedHours, i.Created, i.Deadline, Word(i.Status)]);
        Write(folder, "task_required_skills", data.SkillRequirements,
            "task_id,skill_name,required_proficiency_level,years_of_experience_required,is_mandatory",
            r => [r.WorkItemId, r.SkillName, Word(r.Proficiency), r.YearsOfExperience, r.IsMandatory]);
        Write(folder, "assignments", data.Assignments,
            "assignment_id,task_id,user_id,assignment_date,assignment_method,is_selected,recommendation_score",
            a => [a.Id, a.WorkItemId, a.PersonId, a.Date, Word(a.Method), a.IsSelected, a.RecommendationScore]);
        Write(folder, "task_outcomes", data.Outcomes,
            "assignment_id,completion_date,actual_hours,success_rating,quality_score,timeliness_score,feedback",
            o => [o.AssignmentId, o.CompletionDate, o.ActualHours, o.Rating, o.Quality, o.Timeliness, o.Feedback]);
        Write(folder, "workloads", data.Workloads, "user_id,date,allocated_hours,capacity_hours",
            w => [w.PersonId, w.Week, w.AllocatedHours, w.CapacityHours]);
    }

    private static void Write<T>(string folder, string name, IEnumerable<T> records, string header, Func<T, object?[]> fieldsOf)
    {
        using var csv = new CsvWriter(new StreamWriter(Path.Combine(folder, $"{name}.csv")), CultureInfo.InvariantCulture);
        WriteRow(csv, header.Split(','));
        foreach (var record in records)
            WriteRow(csv, fieldsOf(record));
    }

    private static void WriteRow(CsvWriter csv, object?[] fields)
    {
        foreach (var field in fields)
            csv.WriteField(Text(field));
        csv.NextRecord();
    }

    private static string? Text(object? field) => field switch
    {
        bool yes => yes ? "true" : "false", // the word of the layout, not .NET's True
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => field?.ToString(),
    };

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => DataWords<TEnum>.Of(value);
}
