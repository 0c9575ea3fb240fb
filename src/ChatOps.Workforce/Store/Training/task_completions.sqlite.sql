-- Once per task, person and day: of two outcomes that share them, the one with the higher id.
SELECT task_id, user_id, completion_date || ' 00:00:00' AS completion_date, actual_hours, estimated_hours, round(0.4 * timeliness + 0.6 * quality, 3) AS performance_score, 5 * quality AS quality_score, feedback
FROM (
  SELECT a.work_item_id AS task_id, a.person_id AS user_id, o.completion_date, o.actual_hours, i.estimated_hours, o.timeliness, o.quality, coalesce(o.feedback, '') AS feedback,
    row_number() OVER (PARTITION BY a.work_item_id, a.person_id, o.completion_date ORDER BY a.id DESC) AS place
  FROM outcomes o JOIN assignments a ON a.id = o.assignment_id JOIN work_items i ON i.id = a.work_item_id
  WHERE /*SOUND*/) ended
WHERE place = 1
