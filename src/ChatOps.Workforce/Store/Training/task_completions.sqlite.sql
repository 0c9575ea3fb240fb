-- Once per task, person and day: of two outcomes that share them, the one whose assignment has the higher id.
SELECT a.work_item_id AS task_id, a.person_id AS user_id, o.completion_date || ' 00:00:00' AS completion_date, o.actual_hours, i.estimated_hours,
  round(0.4 * o.timeliness + 0.6 * o.quality, 3) AS performance_score, 5 * o.quality AS quality_score, coalesce(o.feedback, '') AS feedback, a.id AS twin
FROM outcomes o JOIN assignments a ON a.id = o.assignment_id JOIN work_items i ON i.id = a.work_item_id
WHERE /*TASKS a.work_item_id*/ /*SOUND*/
