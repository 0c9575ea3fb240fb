-- Skills that tasks ask for (design document §7.2).
SELECT {r.task_id|task_id}::text AS task_id, {r.skill_name|skill_name}::text AS skill_name, {r.required_proficiency_level|required_proficiency_level} AS required_proficiency_level,
       {r.years_of_experience_required|years_of_experience_required} AS years_of_experience_required, {r.is_mandatory|is_mandatory} AS is_mandatory,
       {r.updated_at|updated} AS updated
FROM {task_required_skills} r
WHERE (@after = '' OR ({r.task_id|task_id}::text, {r.skill_name|skill_name}::text) > (@after, @then))
  AND ({r.updated_at|updated} IS NULL OR {r.updated_at|updated} >= @since)
ORDER BY {r.task_id|task_id}::text, {r.skill_name|skill_name}::text
