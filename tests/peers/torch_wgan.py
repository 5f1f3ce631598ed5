"""The same training step in PyTorch, as its authors write it: for `npm run bench -- training --peer torch`.

    python3 tests/peers/torch_wgan.py --net dcgan --size 64 --batch 64 --nf 64

Install (Debian): apt-get install -y python3-torch libopenblas0-pthread
Says what computes in a first line of JSON, then answers every line {"iterations": k, "criticSteps": n} on stdin by
training k times n critic steps and one generator step, with the milliseconds of each. With --matmul it says instead
how fast, and how exactly, it multiplies two 1024 × 1024 matrices, and leaves. --channels-last lays images out as NHWC,
--compile has torch.compile make a step's forward and backward pass, where it can.
"""

import argparse
import ctypes
import json
import math
import resource
import sys
import time

import torch
import torch.nn as nn

parser = argparse.ArgumentParser()
parser.add_argument("--net", choices=["dcgan", "nobn", "mlp", "points"], default="dcgan")
parser.add_argument("--algo", choices=["wgan", "gan", "wgan-gp"], default="wgan")
parser.add_argument("--size", type=int, default=64)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--nf", type=int, default=64)
parser.add_argument("--nz", type=int, default=100)
parser.add_argument("--threads", type=int, default=2)
# What is set here holds for the threads that come into being afterwards, so it comes before any work.
parser.add_argument("--flush-denormal", action="store_true")
parser.add_argument("--channels-last", action="store_true")
parser.add_argument("--compile", action="store_true")
parser.add_argument("--matmul", action="store_true")
arguments = parser.parse_args()
torch.set_flush_denormal(arguments.flush_denormal)
torch.set_num_threads(arguments.threads)


def say(message):
    print(json.dumps(message), flush=True)


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def blas_core():
    """The processor that OpenBLAS takes this one for, or None where the products are another library's."""
    try:
        name = ctypes.CDLL("libblas.so.3").openblas_get_corename
    except (OSError, AttributeError):
        return None
    name.restype = ctypes.c_char_p
    return name().decode()


def multiply():
    size = 1024
    generator = torch.Generator().manual_seed(1)
    a, b = (torch.randn(size, size, generator=generator) for _ in range(2))
    fastest = min(timed(lambda: a @ b) for _ in range(30))
    error = (a @ b).double().sub_(a.double() @ b.double()).abs().max().item() / math.sqrt(size)
    say({"gflops": 2 * size**3 / fastest / 1e6, "relativeError": error, "core": blas_core()})


def library():
    forms = [*(["channels-last"] if arguments.channels_last else []), *(["compiled"] if arguments.compile else [])]
    core = blas_core()
    return ", ".join([f"PyTorch {torch.__version__}", *forms, *([] if core is None else [f"OpenBLAS core {core}"])])


def points_network(inputs, outputs):
    """3 hidden layers of 128, as the toy code of Gulrajani et al. 2017 has them, but for their width."""
    widths = [inputs, 128, 128, 128]
    hidden = [layer for i, o in zip(widths, widths[1:]) for layer in (nn.Linear(i, o), nn.ReLU(True))]
    return nn.Sequential(*hidden, nn.Linear(128, outputs))


def generator_network(stages):
    a = arguments
    if a.net == "points":
        return points_network(2, 2)
    if a.net == "mlp":
        widths = [a.nz, 512, 512, 512, 512]
        hidden = [layer for i, o in zip(widths, widths[1:]) for layer in (nn.Linear(i, o), nn.ReLU(True))]
        image = (3, a.size, a.size)
        return nn.Sequential(nn.Flatten(), *hidden, nn.Linear(512, math.prod(image)), nn.Unflatten(1, image))
    norm = a.net == "dcgan"

    def block(inputs, outputs, stride, padding):
        convolution = nn.ConvTranspose2d(inputs, outputs, 4, stride, padding, bias=not norm)
        return [convolution, *([nn.BatchNorm2d(outputs)] if norm else []), nn.ReLU(True)]

    width = a.nf * 2**stages if norm else a.nf
    layers = block(a.nz, width, 1, 0)
    for _ in range(stages):
        narrower = width // 2 if norm else width
        layers += block(width, narrower, 2, 1)
        width = narrower
    return nn.Sequential(*layers, nn.ConvTranspose2d(width, 3, 4, 2, 1, bias=False), nn.Tanh())


def critic_network(stages):
    if arguments.net == "points":
        return points_network(2, 1)
    width, norm = arguments.nf, arguments.algo != "wgan-gp"
    layers = [nn.Conv2d(3, width, 4, 2, 1, bias=not norm), nn.LeakyReLU(0.2, True)]
    for _ in range(stages):
        layers.append(nn.Conv2d(width, 2 * width, 4, 2, 1, bias=not norm))
        layers += [*([nn.BatchNorm2d(2 * width)] if norm else []), nn.LeakyReLU(0.2, True)]
        width *= 2
    return nn.Sequential(*layers, nn.Conv2d(width, 1, 4, 1, 0, bias=False))


def optimiser_of(network):
    if arguments.algo == "wgan":
        return torch.optim.RMSprop(network.parameters(), lr=5e-5)
    if arguments.algo == "wgan-gp":
        return torch.optim.Adam(network.parameters(), lr=1e-4, betas=(0.0, 0.9))
    return torch.optim.Adam(network.parameters(), lr=2e-4, betas=(0.5, 0.999))


def train():
    a = arguments
    wgan, penalised = a.algo != "gan", a.algo == "wgan-gp"
    stages = int(math.log2(a.size)) - 3
    generator, critic = generator_network(stages), critic_network(stages)
    of_points = a.net == "points"
    layout = torch.channels_last if a.channels_last else torch.contiguous_format
    if not of_points:
        generator, critic = generator.to(memory_format=layout), critic.to(memory_format=layout)
    generator_optimiser, critic_optimiser = optimiser_of(generator), optimiser_of(critic)
    shape = (2,) if of_points else (3, a.size, a.size)
    real = torch.rand(a.batch, *shape) * 2 - 1
    if not of_points:
        real = real.to(memory_format=layout)
    cross_entropy = nn.BCEWithLogitsLoss()
    each = (1,) if of_points else (1, 1, 1)
    ones, zeros = torch.ones(a.batch, *each), torch.zeros(a.batch, *each)

    def noise():
        return torch.randn(a.batch, *((2,) if of_points else (a.nz, 1, 1)))

    def penalty(fake):
        share = torch.rand(a.batch, *(1 for _ in shape))
        between = (share * real + (1 - share) * fake).requires_grad_()
        (gradient,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
        return ((gradient.flatten(1).norm(dim=1) - 1) ** 2).mean()

    def critic_loss(fake):
        if wgan:
            return critic(fake).mean() - critic(real).mean() + (10 * penalty(fake) if penalised else 0)
        return cross_entropy(critic(real), ones) + cross_entropy(critic(fake), zeros)

    def generator_loss(z):
        score = critic(generator(z))
        return -score.mean() if wgan else cross_entropy(score, ones)

    if a.compile:
        critic_loss, generator_loss = torch.compile(critic_loss), torch.compile(generator_loss)

    def critic_step():
        critic.zero_grad()
        with torch.no_grad():
            fake = generator(noise())
        critic_loss(fake).backward()
        critic_optimiser.step()
        if a.algo == "wgan":
            with torch.no_grad():
                for parameter in critic.parameters():
                    parameter.clamp_(-0.01, 0.01)

    def generator_step():
        for parameter in critic.parameters():
            parameter.requires_grad_(False)
        generator.zero_grad()
        generator_loss(noise()).backward()
        generator_optimiser.step()
        for parameter in critic.parameters():
            parameter.requires_grad_(True)

    # Linux counts in units of 1024 bytes, macOS in bytes.
    memory_unit = 2**20 if sys.platform == "darwin" else 2**10

    say({"library": library()})
    for line in sys.stdin:
        request = json.loads(line)
        before = time.process_time() * 1e3
        critic_ms, generator_ms = [], []
        for _ in range(request["iterations"]):
            critic_ms += [timed(critic_step) for _ in range(request["criticSteps"])]
            generator_ms.append(timed(generator_step))
        say(
            {
                "criticMs": critic_ms,
                "generatorMs": generator_ms,
                "processorMs": [before, time.process_time() * 1e3],
                "peakMemoryMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / memory_unit,
            }
        )


multiply() if arguments.matmul else train()
