-- What no longer stands in the store as it was copied. An outcome that was corrected is one that nothing was learned from yet: it comes back as a new row (§9.4 counts those).
DELETE FROM comprehensive_training_data WHERE /*TASKS comprehensive_training_data.task_id*/ NOT EXISTS (
  SELECT 1 FROM outcomes o JOIN assignments a ON a.id = o.assignment_id JOIN work_items i ON i.id = a.work_item_id
  WHERE o.assignment_id = comprehensive_training_data.assignment_id AND /*SOUND*/
    AND o.actual_hours = comprehensive_training_data.actual_hours AND o.rating = comprehensive_training_data.success_rating AND o.quality = comprehensive_training_data.quality_score
    AND o.timeliness = comprehensive_training_data.timeliness_score AND o.completion_date = date(comprehensive_training_data.completion_date));
-- Events fill these tables too, also about work that no system has told of yet. Such rows stay; where the store knows of the same work of the same person, its word holds.
-- A task has few assignments and a person many, which SQLite does not know: || '' keeps it from looking by person.
DELETE FROM task_completions WHERE /*TASKS task_completions.task_id*/ NOT EXISTS (
    SELECT 1 FROM outcomes o JOIN assignments a ON a.id = o.assignment_id JOIN work_items i ON i.id = a.work_item_id
    WHERE a.work_item_id = task_completions.task_id AND a.person_id || '' = task_completions.user_id AND o.completion_date = date(task_completions.completion_date) AND /*SOUND*/)
  AND EXISTS (
    SELECT 1 FROM outcomes o JOIN assignments a ON a.id = o.assignment_id
    WHERE a.work_item_id = task_completions.task_id AND a.person_id || '' = task_completions.user_id);
DELETE FROM task_assignments_ml WHERE /*TASKS task_assignments_ml.task_id*/ NOT EXISTS (
    SELECT 1 FROM assignments a
    WHERE a.work_item_id = task_assignments_ml.task_id AND a.person_id || '' = task_assignments_ml.user_id AND a.date = date(task_assignments_ml.assignment_date) AND a.is_selected)
  AND EXISTS (SELECT 1 FROM assignments a WHERE a.work_item_id = task_assignments_ml.task_id AND a.person_id || '' = task_assignments_ml.user_id);
DELETE FROM prediction_logs WHERE /*TASKS prediction_logs.task_id*/ NOT EXISTS (
  SELECT 1 FROM assignments a
  WHERE a.work_item_id = prediction_logs.task_id AND a.person_id || '' = prediction_logs.user_id AND a.date = date(prediction_logs.prediction_date) AND a.is_selected AND a.recommendation_score IS NOT NULL);
