-- Projects of the project service.
SELECT {p.project_id|project_id} AS project_id, {p.name|name} AS name, {p.updated_at|updated} AS updated
FROM {projects} p
WHERE (@after = '' OR {p.project_id|project_id} > @after) AND ({p.updated_at|updated} IS NULL OR {p.updated_at|updated} >= @since)
ORDER BY {p.project_id|project_id}
