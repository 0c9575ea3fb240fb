#!/usr/bin/env python3
"""Draws the two icons of the Teams app beside this file: color.png (192 x 192) and outline.png (32 x 32, white on nothing).

A speech bubble that holds a ranking. Python's own library is enough; the same picture comes out everywhere.
"""
import pathlib
import struct
import zlib

ACCENT = (0x0B, 0x5C, 0xAD)  # as on the chat page
WHITE = (0xFF, 0xFF, 0xFF)
SAMPLES = 4  # per pixel and direction

# In units of the bubble: it lies from (0, 0) to (24, 24), its body ends at 18.
BODY = (0.0, 0.0, 24.0, 18.0, 4.0)
TAIL = ((5.0, 17.0), (5.0, 24.0), (12.0, 17.0))
BARS = ((5.0, 4.0, 19.0, 6.5, 1.25), (5.0, 8.0, 15.0, 10.5, 1.25), (5.0, 12.0, 11.0, 14.5, 1.25))


def distance_to_box(x, y, box):
    """Distance to a box with round corners; negative within."""
    left, top, right, bottom, radius = box
    dx = abs(x - (left + right) / 2) - (right - left) / 2 + radius
    dy = abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
    return (max(dx, 0) ** 2 + max(dy, 0) ** 2) ** 0.5 + min(max(dx, dy), 0) - radius


def distance_to_triangle(x, y, corners):
    """Distance to a triangle, as if its sides were endless; negative within. The corners go against the clock on a page."""
    far = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1]):
        ex, ey = bx - ax, by - ay
        far.append(((x - ax) * ey - (y - ay) * ex) / (ex * ex + ey * ey) ** 0.5)
    return -min(far)


def bubble(x, y):
    return min(distance_to_box(x, y, BODY), distance_to_triangle(x, y, TAIL))


def bars(x, y):
    return min(distance_to_box(x, y, bar) for bar in BARS)


def color(x, y):
    """A white bubble with bars of the accent, on the accent. Teams rounds the corners itself."""
    return WHITE + (255,) if bubble(x, y) <= 0 < bars(x, y) else ACCENT + (255,)


def outline(x, y):
    """The bubble's border and the bars, white on nothing."""
    return WHITE + (255 if -2.0 <= bubble(x, y) <= 0 or bars(x, y) <= 0 else 0,)


def draw(size, margin, paint):
    """Rows of RGBA bytes."""
    unit = 24 / (size - 2 * margin)
    rows = []
    for row in range(size):
        line = bytearray()
        for column in range(size):
            samples = [
                paint((column + (i + 0.5) / SAMPLES - margin) * unit, (row + (j + 0.5) / SAMPLES - margin) * unit)
                for i in range(SAMPLES)
                for j in range(SAMPLES)
            ]
            line += bytes(round(sum(s[k] for s in samples) / len(samples)) for k in range(4))
        rows.append(bytes(line))
    return rows


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write(path, rows):
    header = struct.pack(">IIBBBBB", len(rows), len(rows), 8, 6, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    write(here / "color.png", draw(192, 42, color))
    write(here / "outline.png", draw(32, 3, outline))
