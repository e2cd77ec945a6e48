"""A training step in PyTorch: step.py FOLDER CASE THREADS RATE WARM-UP,BLOCK,ROUNDS

Both forms of the optimiser are tried, the usual one and the fused one; the faster counts.
"""

import math
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

import numbers_file


class LastOfLstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(28, 128, batch_first=True)
        self.dense = nn.Linear(128, 10)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.dense(states[:, -1])


def mlp(*sizes):
    layers = []
    for before, after in zip(sizes, sizes[1:]):
        layers += [nn.Linear(before, after), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )  # fmt: skip


NETWORKS = {
    "tiny": lambda: mlp(2, 16, 16, 2),
    "mlp128": lambda: mlp(784, 128, 128, 10),
    "mlp512": lambda: mlp(784, 512, 512, 10),
    "cnn": cnn,
    "lstm": LastOfLstm,
}

folder, case, threads, rate, pace = sys.argv[1:]
warm_up, block_millis, rounds = (float(part) for part in pace.split(","))
torch.set_num_threads(int(threads))
torch.set_num_interop_threads(1)
given = numbers_file.read(folder, case)
x, y = given["x"], given["y"].long()


class Training:
    def __init__(self, fused):
        self.net = NETWORKS[case]()
        numbers_file.load(self.net, given)
        self.optimiser = torch.optim.SGD(self.net.parameters(), lr=float(rate), fused=fused or None)

    def reset(self):
        numbers_file.load(self.net, given)

    def step(self):
        self.optimiser.zero_grad()
        loss = F.cross_entropy(self.net(x), y)
        loss.backward()
        self.optimiser.step()
        return loss

    def block(self, count):
        start = time.perf_counter_ns()
        for _ in range(count):
            self.step()
        return (time.perf_counter_ns() - start) / count


trainings = [Training(False), Training(True)]
times = []
for training in trainings:
    for expected in given["losses"].tolist():
        loss = training.step().item()
        if not abs(loss - expected) <= 1e-5 * abs(expected):
            sys.exit(f"{case}: the loss is {loss}, but Lectern's is {expected}")
    one, end = [], time.perf_counter() + warm_up
    while time.perf_counter() < end or len(one) < 3:
        one.append(training.block(1))
    times.append(statistics.median(one[-64:]))
best = trainings[times.index(min(times))]
count = math.ceil(block_millis * 1e6 / min(times))
for _ in range(int(rounds)):
    best.reset()
    best.block(max(1, count // 8))
    numbers_file.say("nanos", best.block(count))
numbers_file.say("difference", 0 if best is trainings[0] else 1)
