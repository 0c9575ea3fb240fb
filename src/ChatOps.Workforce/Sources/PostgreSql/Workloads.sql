-- Hours promised by week, of the workload service.
SELECT {w.user_id|user_id}::text AS user_id, {w.date|date}::text AS date, {w.allocated_hours|allocated_hours} AS allocated_hours, {w.capacity|capacity_hours} AS capacity_hours,
       {w.updated_at|updated} AS updated
FROM {user_workloads} w
WHERE (@after = '' OR ({w.user_id|user_id}::text, {w.date|date}::text) > (@after, @then))
  AND ({w.updated_at|updated} IS NULL OR {w.updated_at|updated} >= @since)
ORDER BY {w.user_id|user_id}::text, {w.date|date}::text
