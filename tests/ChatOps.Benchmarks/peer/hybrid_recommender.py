"""The document's trainer (§7.2, models/hybrid_recommender.py). Names and order are the document's; repairs say so."""
import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.preprocessing import StandardScaler


class HybridRecommenderTrainer:
    # Repair: the document's constructor opens a YAML file that it neither shows nor uses.
    def __init__(self):
        self.content_model = None
        self.collaborative_model = None
        self.scaler = StandardScaler()

    def prepare_features(self, assignment_data, user_skills_data, task_skills_data):
        features_df = assignment_data.merge(
            user_skills_data.groupby('user_id').agg({
                'skill_name': lambda x: list(x),
                'proficiency_level': lambda x: list(x),
                'years_of_experience': 'mean'
            }).reset_index(),
            left_on='candidate_user_id',
            right_on='user_id',
            how='left'
        )
        features_df = features_df.merge(
            task_skills_data.groupby('task_id').agg({
                'skill_name': lambda x: list(x),
                'required_proficiency_level': lambda x: list(x),
                'years_of_experience_required': 'mean'
            }).reset_index(),
            on='task_id',
            how='left'
        )
        return pd.DataFrame([self.engineer_features(row) for _, row in features_df.iterrows()])

    def engineer_features(self, row):
        user_skills = row.get('skill_name_x', []) or []
        required_skills = row.get('skill_name_y', []) or []
        skill_match_score = self.calculate_skill_overlap(user_skills, required_skills)

        # As written: no column is called years_of_experience_x after the merges, so this is always 0. It runs, so it stays.
        user_experience = row.get('years_of_experience_x', 0) or 0
        required_experience = row.get('years_of_experience_required', 0) or 0
        experience_ratio = user_experience / max(required_experience, 1)

        priority_encoding = {'LOW': 1, 'MEDIUM': 2, 'HIGH': 3, 'CRITICAL': 4}
        difficulty_encoding = {'EASY': 1, 'MEDIUM': 2, 'HARD': 3}
        performance_score = row.get('performance_score', 3)

        return {
            'skill_match_score': skill_match_score,
            'experience_ratio': min(experience_ratio, 3),
            'priority_score': priority_encoding.get(row.get('priority', 'MEDIUM'), 2),
            'difficulty_score': difficulty_encoding.get(row.get('difficulty', 'MEDIUM'), 2),
            'estimated_hours': row.get('estimated_hours', 8),
            # As written: 1 for everybody who has a department.
            'department_match': 1 if row.get('department_id') else 0,
            'seniority_level': self.encode_seniority(row.get('seniority_level', 'MID_LEVEL')),
            # As written: what is not completed has no score, which counts as a failure.
            'target_success': 1 if performance_score >= 4 else 0
        }

    def calculate_skill_overlap(self, user_skills, required_skills):
        # Repair: a person or a task without skills is NaN after the left join, which is no list and not false.
        if not isinstance(user_skills, list) or not isinstance(required_skills, list):
            return 0.0
        if not user_skills or not required_skills:
            return 0.0
        user_set = set([skill.lower() for skill in user_skills])
        required_set = set([skill.lower() for skill in required_skills])
        intersection = user_set & required_set
        union = user_set | required_set
        return len(intersection) / len(union) if union else 0.0

    def encode_seniority(self, seniority):
        encoding = {
            'INTERN': 1, 'JUNIOR': 2, 'MID_LEVEL': 3,
            'SENIOR': 4, 'LEAD': 5, 'PRINCIPAL': 6, 'DIRECTOR': 7
        }
        return encoding.get(seniority, 3)

    def train_content_based_model(self, features_df, tune):
        """tune: the grid of §7.2. Otherwise the one forest of §2.2, on the same features and the same split."""
        feature_columns = [col for col in features_df.columns if col != 'target_success']
        X = features_df[feature_columns]
        y = features_df['target_success']
        X = X.fillna(X.mean())

        X_train, X_test, y_train, y_test = train_test_split(
            X, y, test_size=0.2, random_state=42, stratify=y
        )
        X_train_scaled = self.scaler.fit_transform(X_train)
        X_test_scaled = self.scaler.transform(X_test)

        if tune:
            param_grid = {
                'n_estimators': [100, 200, 300],
                'max_depth': [10, 15, 20],
                'min_samples_split': [2, 5, 10],
                'min_samples_leaf': [1, 2, 4]
            }
            rf = RandomForestClassifier(random_state=42)
            grid_search = GridSearchCV(
                rf, param_grid, cv=5, scoring='f1_weighted', n_jobs=-1
            )
            grid_search.fit(X_train_scaled, y_train)
            self.content_model = grid_search.best_estimator_
        else:
            self.content_model = RandomForestClassifier(n_estimators=100, max_depth=10, random_state=42)
            self.content_model.fit(X_train_scaled, y_train)

        y_pred = self.content_model.predict(X_test_scaled)
        return {
            'accuracy': accuracy_score(y_test, y_pred),
            # Not in the document: without it nobody can tell what an accuracy is worth.
            'majority_rate': max(y_test.mean(), 1 - y_test.mean()),
            'precision': precision_score(y_test, y_pred, average='weighted', zero_division=0),
            'recall': recall_score(y_test, y_pred, average='weighted'),
            'f1': f1_score(y_test, y_pred, average='weighted')
        }

    def train_collaborative_model(self, assignment_data):
        users = assignment_data['candidate_user_id'].unique()
        tasks = assignment_data['task_id'].unique()
        user_to_idx = {user: idx for idx, user in enumerate(users)}
        task_to_idx = {task: idx for idx, task in enumerate(tasks)}

        interactions = []
        for _, row in assignment_data.iterrows():
            user_idx = user_to_idx[row['candidate_user_id']]
            task_idx = task_to_idx[row['task_id']]
            rating = row.get('performance_score', 3)
            # Repair: the decomposition refuses NaN. The document's default is for a missing column; here it is for a missing value.
            interactions.append([user_idx, task_idx, 3 if pd.isna(rating) else rating])

        interaction_matrix = csr_matrix(
            ([inter[2] for inter in interactions],
             ([inter[0] for inter in interactions], [inter[1] for inter in interactions])),
            shape=(len(users), len(tasks)),
            # Repair: whole numbers alone would make an integer matrix, which not every version decomposes.
            dtype=float
        )
        self.collaborative_model = TruncatedSVD(n_components=50, random_state=42)
        user_factors = self.collaborative_model.fit_transform(interaction_matrix)
        reconstructed = self.collaborative_model.inverse_transform(user_factors)
        mse = np.mean((interaction_matrix.toarray() - reconstructed) ** 2)
        return {'rmse': np.sqrt(mse)}
