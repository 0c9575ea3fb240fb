-- Tasks of the task service. Closed ones are completed (design document §9.3).
SELECT {t.id|task_id}::text AS task_id, {t.title|title} AS title, {t.description|description} AS description, {t.project_id|project_id}::text AS project_id,
       {t.priority|priority} AS priority, {t.difficulty|difficulty} AS difficulty, {t.task_type|task_type} AS task_type,
       {t.estimated_hours|estimated_hours} AS estimated_hours, {t.created_date|created_date} AS created_date, {t.deadline|deadline} AS deadline,
       CASE WHEN {t.status|status} = 'CLOSED' THEN 'COMPLETED' ELSE {t.status|status} END AS status, {t.updated_at|updated} AS updated
FROM {tasks} t
WHERE (@after = '' OR {t.id|task_id}::text > @after) AND ({t.updated_at|updated} IS NULL OR {t.updated_at|updated} >= @since)
ORDER BY {t.id|task_id}::text
