// Who was put on which task (design document §9.3). Its own graph has no id for that: then task and person are one.
MATCH (u:{User})-[a:{ASSIGNED_TO}]->(t:{Task})
WHERE coalesce({a.assignmentId|assignment_id}, {t.taskId|task_id} + '/' + {u.userId|user_id}) > $after AND coalesce({a.updatedAt|updated}, $since) >= $since
RETURN coalesce({a.assignmentId|assignment_id}, {t.taskId|task_id} + '/' + {u.userId|user_id}) AS assignment_id, {t.taskId|task_id} AS task_id, {u.userId|user_id} AS user_id,
       {a.assignmentDate|assignment_date} AS assignment_date, {a.assignmentMethod|assignment_method} AS assignment_method, {a.isSelected|is_selected} AS is_selected,
       {a.recommendationScore|recommendation_score} AS recommendation_score, {a.updatedAt|updated} AS updated
ORDER BY assignment_id LIMIT $limit
