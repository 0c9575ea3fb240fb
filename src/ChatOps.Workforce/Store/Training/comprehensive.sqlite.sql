-- What has changed or gone is made anew (design document §9.3: tasks with people, skills and workload merged by id).
DELETE FROM comprehensive_training_data WHERE NOT EXISTS (
  SELECT 1 FROM outcomes o WHERE o.assignment_id = comprehensive_training_data.assignment_id
    AND o.actual_hours = comprehensive_training_data.actual_hours AND o.rating = comprehensive_training_data.success_rating
    AND o.quality = comprehensive_training_data.quality_score AND o.timeliness = comprehensive_training_data.timeliness_score);
INSERT INTO comprehensive_training_data
  (assignment_id, user_id, department, seniority, task_id, task_title, difficulty, priority, estimated_hours, actual_hours, completion_date,
   project_id, project_name, assignment_date, assignment_method, created_date, department_id, seniority_level, experience_years,
   "skillName", "proficiencyLevel", "yearsOfExperience", utilization, capacity, success_rating, quality_score, timeliness_score,
   performance_score, efficiency_score, created_at)
SELECT a.id, a.person_id, p.department, p.seniority, i.id, i.title, i.difficulty, i.priority, i.estimated_hours, o.actual_hours, o.completion_date || ' 00:00:00',
   i.project_id, j.name, a.date || ' 00:00:00', a.method, i.created || ' 00:00:00', p.department, p.seniority, p.experience_years,
   (SELECT json_group_array(s.name) FROM skills s WHERE s.person_id = p.id HAVING count(*) > 0), (SELECT json_group_array(s.proficiency) FROM skills s WHERE s.person_id = p.id HAVING count(*) > 0),
   (SELECT avg(s.years_of_experience) FROM skills s WHERE s.person_id = p.id), w.utilization, w.capacity, o.rating, o.quality, o.timeliness,
   round(0.4 * o.timeliness + 0.6 * o.quality, 3),
   round(0.6 * min(1.0, i.estimated_hours / max(o.actual_hours, 0.01)) + 0.4 * (1.0 - min(1.0, abs(coalesce(w.utilization, 0.8) - 0.8))), 3), {0}
FROM outcomes o
JOIN assignments a ON a.id = o.assignment_id
JOIN work_items i ON i.id = a.work_item_id
JOIN people p ON p.id = a.person_id
LEFT JOIN projects j ON j.id = i.project_id
LEFT JOIN (SELECT person_id, avg(CASE WHEN capacity_hours > 0 THEN allocated_hours / capacity_hours END) AS utilization, avg(capacity_hours) AS capacity FROM workloads GROUP BY person_id) w ON w.person_id = p.id
WHERE o.completion_date <= {1} AND a.date <= o.completion_date AND o.actual_hours > 0
  AND NOT EXISTS (SELECT 1 FROM comprehensive_training_data c WHERE c.assignment_id = o.assignment_id);
