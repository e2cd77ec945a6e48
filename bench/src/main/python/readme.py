"""The README's first network in PyTorch, from launch to the last number: readme.py FOLDER THREADS

Trains as Lectern does, with the loss of the validation part after each epoch, and predicts the plane for a
picture of the decision. It draws nothing, which Lectern's side does.
"""

import sys

import torch
from torch import nn
from torch.nn import functional as F

import numbers_file

EPOCHS, BATCH, SIDE = 100, 16, 81

torch.set_num_threads(int(sys.argv[2]))
given = numbers_file.read(sys.argv[1], "readme")
x, y = given["x"], given["y"].long()
net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 2))
numbers_file.load(net, given)
optimiser = torch.optim.SGD(net.parameters(), lr=0.1)
order = given["order"].long()
for epoch in range(EPOCHS):
    total = 0.0
    for at in order[epoch].split(BATCH):
        optimiser.zero_grad()
        loss = F.cross_entropy(net(x[at]), y[at])
        loss.backward()
        optimiser.step()
        total += loss.item() * len(at)
    with torch.no_grad():
        validation = F.cross_entropy(net(given["vx"]), given["vy"].long()).item()
low, high = x.min(0).values, x.max(0).values
rows = torch.linspace(low[1].item(), high[1].item(), SIDE)
columns = torch.linspace(low[0].item(), high[0].item(), SIDE)
plane = torch.cartesian_prod(columns, rows)
with torch.no_grad():
    picture = net(plane).softmax(1)
numbers_file.say("loss", total / len(x))
