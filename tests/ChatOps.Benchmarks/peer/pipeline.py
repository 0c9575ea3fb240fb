#!/usr/bin/env python3
"""Trains and ranks with the document's Python pipeline and prints one JSON line. See README.md."""
import argparse
import json
import statistics
import time
import warnings

from data_collector import DataCollector
from hybrid_recommender import HybridRecommenderTrainer
from model_server import ModelServer

# The server passes plain lists to a scaler that was fitted on named columns, which warns on each call.
warnings.filterwarnings("ignore", message="X does not have valid feature names")


def train(collector, tune):
    """The document's main(): returns trainer, metrics, seconds. Reading the data is not counted, as it is not for ours."""
    assignments = collector.collect_assignment_data()
    started = time.perf_counter()
    trainer = HybridRecommenderTrainer()
    features = trainer.prepare_features(assignments, collector.collect_user_skills_data(), collector.collect_task_skills_data())
    metrics = trainer.train_content_based_model(features, tune)
    trainer.train_collaborative_model(assignments)
    return trainer, metrics, time.perf_counter() - started


def median_ms(rank, tasks):
    times = []
    for task in tasks:
        started = time.perf_counter()
        rank(task)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def write_rankings(server, path, top):
    with open(path, "w") as file:
        for task in server.open_tasks():
            best = server.get_recommendations_at_once(task)[:top]
            line = {"task": task, "ranked": [b["user_id"] for b in best], "success": [round(b["content_score"], 5) for b in best]}
            file.write(json.dumps(line) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir")
    parser.add_argument("--rank-out", help="rank the OPEN tasks into this file of JSON lines")
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("--tune", action="store_true", help="search the document's grid as well; that model then ranks")
    parser.add_argument("--bench", action="store_true", help="warm up first, and time more rankings")
    args = parser.parse_args()

    collector = DataCollector(args.data_dir)
    if args.bench:
        train(collector, tune=False)
    trainer, metrics, seconds = train(collector, tune=False)
    figures = {"train_s": seconds}
    server = ModelServer(trainer, collector)
    tasks = server.open_tasks()
    if tasks:
        # Timed with the plain model: a tuned one has up to three times the trees.
        figures["rank300_p50_ms"] = median_ms(server.get_recommendations, tasks[:5 if args.bench else 1])
        figures["rank300_batch_p50_ms"] = median_ms(server.get_recommendations_at_once, tasks[:50])
    if args.tune:
        trainer, metrics, figures["train_tuned_s"] = train(collector, tune=True)
    figures["accuracy"], figures["majority_rate"] = metrics["accuracy"], metrics["majority_rate"]
    if args.rank_out:
        write_rankings(ModelServer(trainer, collector), args.rank_out, args.top)
    print(json.dumps({name: round(float(value), 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
