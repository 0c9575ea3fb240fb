#!/usr/bin/env python3
"""Splits a CSV file by time. Usage: split_by_time.py FILE COLUMN SHARE EARLIER LATER
The rows are ordered by COLUMN (as text, so ISO moments); the first SHARE of them (0 to 1) goes to EARLIER, the rest to LATER."""
import csv, sys
source, column, share, earlier, later = sys.argv[1:]
with open(source, encoding='utf-8', newline='') as f:
    rows = sorted(csv.DictReader(f), key=lambda r: r[column])
cut = int(len(rows) * float(share))
for path, part in ((earlier, rows[:cut]), (later, rows[cut:])):
    with open(path, 'w', encoding='utf-8', newline='') as f:
        writer = csv.DictWriter(f, rows[0].keys())
        writer.writeheader()
        writer.writerows(part)
