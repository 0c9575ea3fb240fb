-- People: their profiles (design document §7.2), with names and addresses where the users are kept here too.
SELECT {up.user_id|user_id}::text AS user_id, {up.name|name} AS name, {up.email|email} AS email, {up.department_id|department}::text AS department,
       {up.seniority_level|seniority_level} AS seniority_level, {up.experience_years|experience_years} AS experience_years,
       {up.hire_date|hire_date} AS hire_date, {up.weekly_capacity_hours|weekly_capacity_hours} AS weekly_capacity_hours,
       {up.updated_at|updated} AS updated
FROM {user_profiles} up
WHERE (@after = '' OR {up.user_id|user_id}::text > @after) AND ({up.updated_at|updated} IS NULL OR {up.updated_at|updated} >= @since)
ORDER BY {up.user_id|user_id}::text
