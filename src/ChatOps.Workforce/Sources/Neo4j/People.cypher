// People of the profile service (design document §5.5, §9.3).
MATCH (u:{User})
WHERE {u.userId|user_id} > $after AND coalesce({u.updatedAt|updated}, $since) >= $since
RETURN {u.userId|user_id} AS user_id, {u.name|name} AS name, {u.email|email} AS email, {u.department|department} AS department, {u.seniority|seniority_level} AS seniority_level,
       {u.experienceYears|experience_years} AS experience_years, {u.hireDate|hire_date} AS hire_date,
       {u.weeklyCapacityHours|weekly_capacity_hours} AS weekly_capacity_hours, {u.updatedAt|updated} AS updated
ORDER BY user_id LIMIT $limit
