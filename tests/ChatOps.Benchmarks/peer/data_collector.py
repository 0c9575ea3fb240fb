"""The document's data collector (§7.2, data/data_collector.py), reading a CSV folder where the document reads PostgreSQL."""
from pathlib import Path

import pandas as pd


class DataCollector:
    def __init__(self, folder):
        # Repair: the document connects to a database named in a YAML file; here the tables are the files of a folder.
        read = lambda name, **more: pd.read_csv(Path(folder) / f"{name}.csv", **more)
        self.users = read("users")
        self.user_skills = read("user_skills")
        self.tasks = read("tasks", parse_dates=["created_date"])
        self.task_skills = read("task_required_skills")
        self.assignments = read("assignments", parse_dates=["assignment_date"])
        self.outcomes = read("task_outcomes")

    def collect_assignment_data(self, months_back=12):
        """The SELECT of the document, join by join."""
        # Repair: NOW() is the newest day of the data, or nothing of an older folder would be left.
        now = self.tasks["created_date"].max()
        rows = self.assignments.rename(columns={"user_id": "candidate_user_id", "assignment_date": "created_date"})
        rows = rows[(rows["created_date"] >= now - pd.DateOffset(months=months_back)) & rows["is_selected"]]
        # Repair: the layout keeps hours and completion date with the outcome of an assignment, the document with the task.
        rows = rows.merge(self.outcomes[["assignment_id", "actual_hours", "completion_date"]], on="assignment_id", how="left")
        rows = rows.merge(
            self.tasks[["task_id", "title", "priority", "difficulty", "estimated_hours", "status"]].rename(columns={"title": "task_title"}),
            on="task_id")
        rows = rows.merge(
            self.users[["user_id", "department", "seniority_level"]]
            .rename(columns={"user_id": "candidate_user_id", "department": "department_id"}),
            on="candidate_user_id")
        rows["performance_score"] = rows.apply(self._performance_score, axis=1)
        # The columns of the document's SELECT and no more: another user_id would clash with that of the skills.
        return rows[["assignment_id", "task_id", "candidate_user_id", "created_date", "is_selected", "task_title", "priority", "difficulty",
                     "estimated_hours", "actual_hours", "status", "completion_date", "department_id", "seniority_level", "performance_score"]]

    def collect_user_skills_data(self):
        return self.user_skills

    def collect_task_skills_data(self):
        return self.task_skills

    @staticmethod
    def _performance_score(row):
        """The CASE of the document: five steps on actual over estimated hours; NULL for what is not completed."""
        if row["status"] != "COMPLETED":
            return None
        for factor, score in ((1.1, 5), (1.3, 4), (1.5, 3), (2.0, 2)):
            if row["actual_hours"] <= row["estimated_hours"] * factor:
                return score
        return 1  # unknown hours too, as in SQL: comparing with NULL is not true
