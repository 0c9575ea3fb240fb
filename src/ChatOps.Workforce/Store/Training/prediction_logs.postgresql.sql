-- Once per task, person and day: of two assignments that share them, the one with the higher id.
SELECT a.work_item_id AS task_id, a.person_id AS user_id, a.date::timestamp AS prediction_date, a.recommendation_score AS predicted_score,
  CASE WHEN /*SOUND*/ THEN round((0.4 * o.timeliness + 0.6 * o.quality)::numeric, 3)::float8 END AS actual_score, a.id AS twin
FROM assignments a JOIN work_items i ON i.id = a.work_item_id LEFT JOIN outcomes o ON o.assignment_id = a.id
WHERE /*TASKS a.work_item_id*/ a.recommendation_score IS NOT NULL AND a.is_selected
