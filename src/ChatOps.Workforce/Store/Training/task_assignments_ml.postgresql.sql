-- As it was when it was first seen: what somebody could then is not what they can now.
SELECT a.work_item_id AS task_id, a.person_id AS user_id, a.date::timestamp AS assignment_date, a.method AS assignment_method, coalesce(a.recommendation_score, 0.5) AS recommendation_score,
  coalesce((SELECT json_object_agg(r.skill_name, r.proficiency)::text FROM skill_requirements r WHERE r.work_item_id = a.work_item_id), '{{}}') AS task_required_skills,
  coalesce((SELECT json_object_agg(s.name, s.proficiency)::text FROM skills s WHERE s.person_id = a.person_id), '{{}}') AS user_skills, p.department AS department_id, p.seniority AS seniority_level
FROM assignments a JOIN people p ON p.id = a.person_id
WHERE /*TASKS a.work_item_id*/ a.is_selected AND a.date <= {1}
