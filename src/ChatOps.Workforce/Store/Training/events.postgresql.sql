-- The tables that the document fills from events, from what was collected: once per task, person and day.
INSERT INTO task_completions (task_id, user_id, completion_date, actual_hours, estimated_hours, performance_score, quality_score, feedback, created_at)
SELECT a.work_item_id, a.person_id, o.completion_date::timestamp, o.actual_hours, i.estimated_hours, round((0.4 * o.timeliness + 0.6 * o.quality)::numeric, 3), 5 * o.quality, coalesce(o.feedback, ''), CAST({0} AS timestamp)
FROM outcomes o JOIN assignments a ON a.id = o.assignment_id JOIN work_items i ON i.id = a.work_item_id
WHERE o.completion_date <= {1}
  AND NOT EXISTS (SELECT 1 FROM task_completions t WHERE t.task_id = a.work_item_id AND t.user_id = a.person_id AND t.completion_date = o.completion_date::timestamp)
ON CONFLICT DO NOTHING;
INSERT INTO task_assignments_ml (task_id, user_id, assignment_date, assignment_method, recommendation_score, task_required_skills, user_skills, department_id, seniority_level, created_at)
SELECT a.work_item_id, a.person_id, a.date::timestamp, a.method, coalesce(a.recommendation_score, 0.5), coalesce((SELECT json_object_agg(r.skill_name, r.proficiency)::text FROM skill_requirements r WHERE r.work_item_id = a.work_item_id), '{{}}'),
   coalesce((SELECT json_object_agg(s.name, s.proficiency)::text FROM skills s WHERE s.person_id = a.person_id), '{{}}'), p.department, p.seniority, CAST({0} AS timestamp)
FROM assignments a JOIN people p ON p.id = a.person_id
WHERE a.is_selected AND a.date <= {1}
  AND NOT EXISTS (SELECT 1 FROM task_assignments_ml m WHERE m.task_id = a.work_item_id AND m.user_id = a.person_id AND m.assignment_date = a.date::timestamp)
ON CONFLICT DO NOTHING;
INSERT INTO prediction_logs (prediction_date, task_id, user_id, predicted_score, actual_score)
SELECT a.date::timestamp, a.work_item_id, a.person_id, a.recommendation_score, round((0.4 * o.timeliness + 0.6 * o.quality)::numeric, 3)
FROM assignments a LEFT JOIN outcomes o ON o.assignment_id = a.id
WHERE a.recommendation_score IS NOT NULL AND a.is_selected
ON CONFLICT (task_id, user_id, prediction_date) DO UPDATE SET actual_score = excluded.actual_score WHERE prediction_logs.actual_score IS DISTINCT FROM excluded.actual_score;
