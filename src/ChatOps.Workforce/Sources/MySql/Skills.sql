-- Skills of people, where they are kept in SQL.
SELECT {s.user_id|user_id} AS user_id, {s.skill_name|skill_name} AS skill_name, {s.skill_type|skill_type} AS skill_type,
       {s.proficiency_level|proficiency_level} AS proficiency_level, {s.years_of_experience|years_of_experience} AS years_of_experience,
       {s.is_mandatory|is_mandatory} AS is_mandatory, {s.updated_at|updated} AS updated
FROM {user_skills} s
WHERE (@after = '' OR ({s.user_id|user_id}, {s.skill_name|skill_name}) > (@after, @then))
  AND ({s.updated_at|updated} IS NULL OR {s.updated_at|updated} >= @since)
ORDER BY {s.user_id|user_id}, {s.skill_name|skill_name}
