"""Packs a folder of JPEGs with Pillow, as one would write it by hand, and makes JPEGs to pack.

A child of tests/bench/packing.bench.ts: it says {} when it is ready, answers every line of JSON on stdin with one on
stdout, and leaves when stdin closes. Two requests:

    {"make": {"folder": ..., "count": ..., "copies": ..., "photographs": null or a folder}}
        640 x 480 px at quality 85 to 90: different crops of the photographs, or noise with the spectrum of photographs.
        Each is there under as many names as there are to be copies.
    {"pack": {"folder": ..., "out": ..., "size": 64, "decoding": "full" | "thumbnail" | "smallest", "processes": 2}}
        Centre crops in RGB, uint8, one after another. "full" decodes every pixel; "thumbnail" lets libjpeg decode at the
        size that Image.thumbnail asks it for, at least twice what is wanted; "smallest" at least what is wanted, which is
        coarser.
"""

import json
import os
import random
import sys
import time
from multiprocessing import Pool

from PIL import Image, ImageChops

WIDTH, HEIGHT = 640, 480
# Noise of these widths is added up, each octave weaker than the one before, as amplitudes fall in photographs.
OCTAVES = (5, 10, 20, 40, 80, 160, 320, 640)
COLOUR_OCTAVES = OCTAVES[:5]
FILES_IN_TASK = 16


def add_noise(channel, octaves, strength):
    for width in octaves:
        spread = strength * (OCTAVES[0] / width) ** 0.8
        layer = Image.effect_noise((width, width * HEIGHT // WIDTH), spread).resize((WIDTH, HEIGHT), Image.BICUBIC)
        channel = ImageChops.add(channel, layer, offset=-128)
    return channel


def imagine():
    light = add_noise(Image.new("L", (WIDTH, HEIGHT), 128), OCTAVES, 60)
    return Image.merge("RGB", [add_noise(light, COLOUR_OCTAVES, 25) for _ in range(3)])


def crop(photograph, generator):
    with Image.open(photograph) as file:
        source = file.convert("RGB")
    scale = generator.uniform(0.35, 1) * min(source.width / WIDTH, source.height / HEIGHT)
    width, height = int(WIDTH * scale), int(HEIGHT * scale)
    left, top = generator.randint(0, source.width - width), generator.randint(0, source.height - height)
    return source.resize((WIDTH, HEIGHT), Image.LANCZOS, box=(left, top, left + width, top + height))


def make_one(task):
    path, seed, photograph = task
    generator = random.Random(seed)
    picture = imagine() if photograph is None else crop(photograph, generator)
    picture.save(path, quality=generator.randint(85, 90))
    return os.path.getsize(path)


def make(folder, count, copies, photographs):
    sources = [None]
    if photographs is not None:
        names = sorted(os.listdir(photographs))
        pictures = [name for name in names if name.lower().endswith((".jpg", ".jpeg", ".png"))]
        sources = [os.path.join(photographs, name) for name in pictures]
    tasks = [(os.path.join(folder, f"{i:05d}.jpg"), i, sources[i % len(sources)]) for i in range(count)]
    with Pool() as pool:
        sizes = pool.map(make_one, tasks, FILES_IN_TASK)
    for path, _, _ in tasks:
        for copy in range(1, copies):
            os.link(path, path.replace(".jpg", f"-{copy}.jpg"))
    return {"meanBytes": sum(sizes) / count}


def pack_one(task):
    path, size, decoding = task
    with Image.open(path) as picture:
        if decoding != "full":
            least = 2 * size if decoding == "thumbnail" else size
            picture.draft("RGB", (least, least))
        side = min(picture.size)
        left, top = (picture.width - side) / 2, (picture.height - side) / 2
        box = (left, top, left + side, top + side)
        return picture.convert("RGB").resize((size, size), Image.BOX, box=box).tobytes()


def pack(folder, out, size, decoding, processes):
    begin = time.perf_counter()
    tasks = [(os.path.join(folder, name), size, decoding) for name in sorted(os.listdir(folder))]
    with Pool(processes) as pool, open(out, "wb") as file:
        for pixels in pool.imap(pack_one, tasks, FILES_IN_TASK):
            file.write(pixels)
        file.flush()
        os.fsync(file.fileno())
    seconds = time.perf_counter() - begin
    return {"seconds": seconds, "images": os.path.getsize(out) // (3 * size * size)}


if __name__ == "__main__":
    print("{}", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        answer = make(**request["make"]) if "make" in request else pack(**request["pack"])
        print(json.dumps(answer), flush=True)
