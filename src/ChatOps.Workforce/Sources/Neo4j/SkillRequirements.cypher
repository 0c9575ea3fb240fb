// Skills that tasks ask for.
MATCH (t:{Task})-[r:{REQUIRES_SKILL}]->(s:{Skill})
WHERE {t.taskId|task_id} >= $after AND ({t.taskId|task_id} > $after OR {s.name|skill_name} > $second) AND coalesce({r.updatedAt|updated}, $since) >= $since
RETURN {t.taskId|task_id} AS task_id, {s.name|skill_name} AS skill_name, {r.proficiencyLevel|required_proficiency_level} AS required_proficiency_level,
       {r.yearsOfExperience|years_of_experience_required} AS years_of_experience_required, {r.isMandatory|is_mandatory} AS is_mandatory, {r.updatedAt|updated} AS updated
ORDER BY task_id, skill_name LIMIT $limit
