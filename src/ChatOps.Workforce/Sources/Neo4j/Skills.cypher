// Skills of people of the profile service (design document §5.5).
MATCH (u:{User})-[h:{HAS_SKILL}]->(s:{Skill})
WHERE {u.userId|user_id} >= $after AND ({u.userId|user_id} > $after OR {s.name|skill_name} > $second) AND coalesce({h.updatedAt|updated}, $since) >= $since
RETURN {u.userId|user_id} AS user_id, {s.name|skill_name} AS skill_name, {h.skillType|skill_type} AS skill_type, {h.proficiencyLevel|proficiency_level} AS proficiency_level,
       {h.yearsOfExperience|years_of_experience} AS years_of_experience, {h.isMandatory|is_mandatory} AS is_mandatory, {h.updatedAt|updated} AS updated
ORDER BY user_id, skill_name LIMIT $limit
