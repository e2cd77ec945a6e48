"""Reads the numbers that Lectern wrote: tensors by name, float32, one after the other."""

import torch


def read(folder, name):
    with open(f"{folder}/{name}.bin", "rb") as file:
        numbers = torch.frombuffer(bytearray(file.read()), dtype=torch.float32)
    tensors, at = {}, 0
    with open(f"{folder}/{name}.txt", encoding="utf-8") as file:
        for line in file:
            key, *sizes = line.split()
            sizes = [int(size) for size in sizes]
            length = 1
            for size in sizes:
                length *= size
            tensors[key] = numbers[at : at + length].reshape(sizes).clone()
            at += length
    return tensors


def load(net, tensors):
    """Puts in the parameters, in order."""
    with torch.no_grad():
        for index, parameter in enumerate(net.parameters()):
            parameter.copy_(tensors[f"p{index}"])


def say(key, value):
    print(f"@@\t{key}\tPyTorch from Python\t{value}", flush=True)
