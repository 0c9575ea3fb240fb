-- Design document §9.3: tasks with people, skills and workload merged by id. Means are rounded, so that the same data gives the same row every time.
SELECT a.id AS assignment_id, a.person_id AS user_id, p.department, p.seniority, i.id AS task_id, i.title AS task_title, i.difficulty, i.priority, i.estimated_hours, o.actual_hours,
  o.completion_date::timestamp AS completion_date, i.project_id, j.name AS project_name, a.date::timestamp AS assignment_date, a.method AS assignment_method,
  i.created::timestamp AS created_date, p.department AS department_id, p.seniority AS seniority_level, p.experience_years,
  s.names AS "skillName", s.levels AS "proficiencyLevel", s.years AS "yearsOfExperience", w.utilization, w.capacity, o.rating AS success_rating, o.quality AS quality_score,
  o.timeliness AS timeliness_score, round((0.4 * o.timeliness + 0.6 * o.quality)::numeric, 3)::float8 AS performance_score,
  round((0.6 * least(1.0, i.estimated_hours / greatest(o.actual_hours, 0.01)) + 0.4 * (1.0 - least(1.0, abs(coalesce(w.utilization, 0.8) - 0.8))))::numeric, 3)::float8 AS efficiency_score
FROM outcomes o
JOIN assignments a ON a.id = o.assignment_id
JOIN work_items i ON i.id = a.work_item_id
JOIN people p ON p.id = a.person_id
LEFT JOIN projects j ON j.id = i.project_id
LEFT JOIN (
  SELECT person_id, json_agg(name ORDER BY name_key)::text AS names, json_agg(proficiency ORDER BY name_key)::text AS levels, round(avg(years_of_experience)::numeric, 6)::float8 AS years
  FROM skills WHERE /*PEOPLE person_id*/ true GROUP BY person_id) s ON s.person_id = p.id
LEFT JOIN (
  SELECT person_id, round(avg(CASE WHEN capacity_hours > 0 THEN allocated_hours / capacity_hours END)::numeric, 6)::float8 AS utilization, round(avg(capacity_hours)::numeric, 6)::float8 AS capacity
  FROM workloads WHERE /*PEOPLE person_id*/ true GROUP BY person_id) w ON w.person_id = p.id
WHERE /*TASKS a.work_item_id*/ /*SOUND*/
