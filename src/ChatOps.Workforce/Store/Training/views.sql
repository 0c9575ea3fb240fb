-- The document's own tables (§7.2) as views, so that its queries run here unchanged.
CREATE VIEW task_assignments AS SELECT id, work_item_id AS task_id, person_id AS candidate_user_id, date AS created_date, is_selected, method AS assignment_method, recommendation_score FROM assignments;
CREATE VIEW tasks AS
SELECT i.id, i.title, i.description, i.project_id, i.priority, i.difficulty, i.type AS task_type, i.estimated_hours, o.actual_hours, i.status, o.completion_date, i.created AS created_date, i.deadline
FROM work_items i
LEFT JOIN assignments a ON a.work_item_id = i.id AND a.id = (SELECT max(o2.assignment_id) FROM outcomes o2 JOIN assignments a2 ON a2.id = o2.assignment_id WHERE a2.work_item_id = i.id)
LEFT JOIN outcomes o ON o.assignment_id = a.id;
CREATE VIEW user_profiles AS SELECT id AS user_id, name, department AS department_id, seniority AS seniority_level, experience_years FROM people;
CREATE VIEW user_skills AS SELECT person_id AS user_id, name AS skill_name, type AS skill_type, proficiency AS proficiency_level, years_of_experience, is_core AS is_mandatory FROM skills;
CREATE VIEW task_required_skills AS
SELECT r.work_item_id AS task_id, r.skill_name, s.skill_type, r.proficiency AS required_proficiency_level, r.years_of_experience AS years_of_experience_required, r.is_mandatory
FROM skill_requirements r
LEFT JOIN (SELECT name_key, max(type) AS skill_type FROM skills GROUP BY name_key) s ON s.name_key = r.name_key;
