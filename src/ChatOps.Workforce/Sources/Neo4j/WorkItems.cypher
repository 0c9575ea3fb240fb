// Tasks with their projects (design document §9.3). Closed ones are completed.
MATCH (t:{Task})
WHERE {t.taskId|task_id} > $after AND coalesce({t.updatedAt|updated}, $since) >= $since
OPTIONAL MATCH (t)-[:{BELONGS_TO}]->(p:{Project})
RETURN {t.taskId|task_id} AS task_id, {t.title|title} AS title, {t.description|description} AS description, {p.projectId|project_id} AS project_id,
       {t.priority|priority} AS priority, {t.difficulty|difficulty} AS difficulty, {t.taskType|task_type} AS task_type,
       {t.estimatedHours|estimated_hours} AS estimated_hours, {t.createdDate|created_date} AS created_date, {t.deadline|deadline} AS deadline,
       CASE WHEN {t.status|status} = 'CLOSED' THEN 'COMPLETED' ELSE {t.status|status} END AS status, {t.updatedAt|updated} AS updated
ORDER BY task_id LIMIT $limit
