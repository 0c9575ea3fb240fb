-- People: users of the identity service with their profiles (design document §9.3). Whoever is not active is not there.
SELECT {u.user_id|user_id} AS user_id, {u.name|name} AS name, {u.email|email} AS email, {up.department_id|department} AS department,
       {up.seniority_level|seniority_level} AS seniority_level, {up.experience_years|experience_years} AS experience_years,
       {up.hire_date|hire_date} AS hire_date, {up.weekly_capacity_hours|weekly_capacity_hours} AS weekly_capacity_hours,
       GREATEST({u.updated_at|updated}, COALESCE({up.updated_at|profile_updated}, {u.updated_at|updated})) AS updated
FROM {users} u
LEFT JOIN {user_profiles} up ON {up.user_id|user_id} = {u.user_id|user_id}
WHERE {u.status|status} = 'ACTIVE' AND (@after = '' OR {u.user_id|user_id} > @after)
  AND ({u.updated_at|updated} IS NULL OR {u.updated_at|updated} >= @since OR {up.updated_at|profile_updated} >= @since)
ORDER BY {u.user_id|user_id}
