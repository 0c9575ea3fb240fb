// Finished tasks with hours (design document §9.3): its graph has no rating, so hours against the estimate give one (§7.2).
MATCH (u:{User})-[a:{ASSIGNED_TO}]->(t:{Task})
WHERE coalesce({a.assignmentId|assignment_id}, {t.taskId|task_id} + '/' + {u.userId|user_id}) > $after AND coalesce({t.updatedAt|updated}, $since) >= $since
  AND {t.status|status} IN ['COMPLETED', 'CLOSED'] AND {t.actualHours|actual_hours} IS NOT NULL AND coalesce({a.isSelected|is_selected}, true)
RETURN coalesce({a.assignmentId|assignment_id}, {t.taskId|task_id} + '/' + {u.userId|user_id}) AS assignment_id, {t.completionDate|completion_date} AS completion_date,
       {t.actualHours|actual_hours} AS actual_hours, {t.estimatedHours|estimated_hours} AS estimated_hours, {t.updatedAt|updated} AS updated
ORDER BY assignment_id LIMIT $limit
