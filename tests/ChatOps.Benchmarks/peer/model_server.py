"""The document's serving code (§7.3, deployment/model_server.py) without the web server around it."""


class ModelServer:
    def __init__(self, trainer, collector):
        self.trainer = trainer
        self.users = collector.users.to_dict("records")
        self.tasks = {task["task_id"]: task for task in collector.tasks.to_dict("records")}
        self.user_skills = collector.user_skills.groupby("user_id")["skill_name"].agg(list).to_dict()
        self.task_skills = collector.task_skills.groupby("task_id")["skill_name"].agg(list).to_dict()

    def open_tasks(self):
        return [task_id for task_id, task in self.tasks.items() if task["status"] == "OPEN"]

    def get_recommendations(self, task_id):
        """Everybody for one task, best first, one candidate after the other as the document does it."""
        recommendations = []
        for user_id, features in self.prepare_prediction_features(task_id):
            features_scaled = self.trainer.scaler.transform([features])
            content_proba = self.trainer.content_model.predict_proba(features_scaled)[0][1]
            recommendations.append(self._recommendation(user_id, content_proba))
        return self._ranked(recommendations)

    def get_recommendations_at_once(self, task_id):
        """The same numbers from one call of the model. Not in the document: what its model costs without the loop around it."""
        ids, features = zip(*self.prepare_prediction_features(task_id))
        probabilities = self.trainer.content_model.predict_proba(self.trainer.scaler.transform(features))[:, 1]
        return self._ranked([self._recommendation(*pair) for pair in zip(ids, probabilities)])

    def prepare_prediction_features(self, task_id):
        # Repair: the document leaves it to the caller to send the features ready made; they are those of the training.
        task = self.tasks[task_id]
        for user in self.users:
            features = self.trainer.engineer_features({
                "skill_name_x": self.user_skills.get(user["user_id"]),
                "skill_name_y": self.task_skills.get(task_id),
                "priority": task["priority"],
                "difficulty": task["difficulty"],
                "estimated_hours": task["estimated_hours"],
                "department_id": user["department"],
                "seniority_level": user["seniority_level"],
            })
            del features["target_success"]
            yield user["user_id"], list(features.values())

    @staticmethod
    def _recommendation(user_id, content_proba):
        collaborative_score = 0.5  # the document's own placeholder
        return {
            "user_id": user_id,
            "hybrid_score": 0.6 * content_proba + 0.4 * collaborative_score,
            "content_score": content_proba,
            "collaborative_score": collaborative_score,
        }

    @staticmethod
    def _ranked(recommendations):
        recommendations.sort(key=lambda x: x["hybrid_score"], reverse=True)
        for i, rec in enumerate(recommendations):
            rec["rank"] = i + 1
        return recommendations
