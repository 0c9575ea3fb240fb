-- How assignments ended, with the estimate: where nobody rated, hours against it do (design document §7.2).
SELECT {o.assignment_id|assignment_id}::text AS assignment_id, {o.completion_date|completion_date} AS completion_date, {o.actual_hours|actual_hours} AS actual_hours,
       {o.success_rating|success_rating} AS success_rating, {o.quality_score|quality_score} AS quality_score, {o.timeliness_score|timeliness_score} AS timeliness_score,
       {o.feedback|feedback} AS feedback, {o.estimated_hours|estimated_hours} AS estimated_hours, {o.updated_at|updated} AS updated
FROM {task_outcomes} o
WHERE (@after = '' OR {o.assignment_id|assignment_id}::text > @after) AND ({o.updated_at|updated} IS NULL OR {o.updated_at|updated} >= @since)
ORDER BY {o.assignment_id|assignment_id}::text
