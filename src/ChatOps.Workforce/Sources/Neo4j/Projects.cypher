// Projects of the project service.
MATCH (p:{Project})
WHERE {p.projectId|project_id} > $after AND coalesce({p.updatedAt|updated}, $since) >= $since
RETURN {p.projectId|project_id} AS project_id, {p.name|name} AS name, {p.updatedAt|updated} AS updated
ORDER BY project_id LIMIT $limit
