-- Who was put on which task, and who was a candidate (design document §7.2).
SELECT {a.id|assignment_id} AS assignment_id, {a.task_id|task_id} AS task_id, {a.candidate_user_id|user_id} AS user_id, {a.created_date|assignment_date} AS assignment_date,
       {a.assignment_method|assignment_method} AS assignment_method, {a.is_selected|is_selected} AS is_selected,
       {a.recommendation_score|recommendation_score} AS recommendation_score, {a.updated_at|updated} AS updated
FROM {task_assignments} a
WHERE (@after = '' OR {a.id|assignment_id} > @after) AND ({a.updated_at|updated} IS NULL OR {a.updated_at|updated} >= @since)
ORDER BY {a.id|assignment_id}
