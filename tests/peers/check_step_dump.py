"""Recomputes a step dump of Critic Studio with PyTorch and compares every number.

    critic step-dump --out FILE.safetensors ...      (flags as for `critic train`)
    python3 tests/peers/check_step_dump.py FILE.safetensors ...

The networks are built from the dump's own description, layer by layer, with PyTorch's modules' functions and
optimisers. Needs torch and numpy; reads the safetensors format itself. The reference is PyTorch in double precision;
PyTorch in single precision tells what rounding alone does: where much cancels out (the biases of an MLP discriminator,
which real and fake images pull in opposite directions), that is a lot. Exits with 1 where a dump differs from the
reference by more than the tolerance and by more than thirty times what rounding does.
"""

import json
import sys

import numpy
import torch
import torch.nn.functional as F

# Relative to the largest value of each array, as in the project's own engine tests.
TOLERANCE = 1e-4
ROUNDING_ALLOWED = 30
# The first step of RMSProp and Adam has the same length however small a gradient is: where a gradient is next to
# nothing, rounding decides the step's sign. A parameter is compared where its gradient is this many times what rounding
# does to it; the others are checked by the optimiser's state.
CLEAR_GRADIENT = 1000


def read_safetensors(path):
    with open(path, "rb") as file:
        data = file.read()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        dtype = {"F32": numpy.float32, "U8": numpy.uint8}[entry["dtype"]]
        array = numpy.frombuffer(data[start:end], dtype).reshape(entry["shape"])
        tensors[name] = torch.tensor(array.astype(numpy.float64))
    return tensors, metadata


def group_of(tensors, prefix):
    return {name[len(prefix) :]: value for name, value in tensors.items() if name.startswith(prefix)}


def parameter_names(network):
    names = []
    for layer in network["layers"]:
        keys = {"batchNorm": ["scale", "shift"]}.get(layer["kind"], ["weight", "bias"])
        names += [layer[key]["name"] for key in keys if layer.get(key)]
    return names


def forward(network, variables, x):
    """Training mode. Running statistics move in place in `variables`; images are NHWC between layers."""
    for layer in network["layers"]:
        kind = layer["kind"]
        bias = variables[layer["bias"]["name"]] if layer.get("bias") else None
        if kind == "linear":
            x = F.linear(x, variables[layer["weight"]["name"]].t(), bias)
        elif kind in ("convolution", "transposedConvolution"):
            function = F.conv2d if kind == "convolution" else F.conv_transpose2d
            weight = variables[layer["weight"]["name"]].permute(3, 2, 0, 1).contiguous()
            padded = {"stride": tuple(layer["strides"]), "padding": tuple(layer["padding"])}
            x = function(x.permute(0, 3, 1, 2).contiguous(), weight, bias, **padded).permute(0, 2, 3, 1)
        elif kind == "batchNorm":
            names = {key: layer[key]["name"] for key in ("scale", "shift", "runningMean", "runningVariance")}
            x = F.batch_norm(
                x.permute(0, 3, 1, 2),
                variables[names["runningMean"]],
                variables[names["runningVariance"]],
                variables[names["scale"]],
                variables[names["shift"]],
                training=True,
                momentum=layer["momentum"],
                eps=layer["epsilon"],
            ).permute(0, 2, 3, 1)
        elif kind == "activation":
            x = {
                "relu": F.relu,
                "tanh": torch.tanh,
                "leakyRelu": lambda t, slope=layer["negativeSlope"]: F.leaky_relu(t, slope),
            }[layer["activation"]](x)
        elif kind == "reshape":
            x = x.reshape(x.shape[0], *layer["outputShape"])
        else:
            raise ValueError(f"unknown layer {kind}")
    return x


def critic_step(settings, networks, variables, inputs):
    with torch.no_grad():
        fake_images = forward(networks["generator"], variables, inputs["z"])
    real = forward(networks["critic"], variables, inputs["x"] * 2 / 255 - 1)
    fake = forward(networks["critic"], variables, fake_images)
    if settings["system"] == "wgan":
        estimate = real.mean() - fake.mean()
        loss = -estimate
    else:
        ones, zeros = torch.ones_like(real), torch.zeros_like(fake)
        loss = F.binary_cross_entropy_with_logits(real, ones) + F.binary_cross_entropy_with_logits(fake, zeros)
        estimate = -loss / 2 + numpy.log(2)
    tag = "emEstimate" if settings["system"] == "wgan" else "jsEstimate"
    return loss, {"criticLoss": loss, tag: estimate, "meanReal": real.mean(), "meanFake": fake.mean()}


def generator_step(settings, networks, variables, inputs):
    scores = forward(networks["critic"], variables, forward(networks["generator"], variables, inputs["z"]))
    if settings["system"] == "wgan":
        loss = -scores.mean()
    elif settings["system"] == "gan":
        loss = F.binary_cross_entropy_with_logits(scores, torch.ones_like(scores))
    else:
        loss = -F.binary_cross_entropy_with_logits(scores, torch.zeros_like(scores))
    return loss, {"generatorLoss": loss}


def make_optimiser(settings, parameters):
    if settings["optimizer"] == "adam":
        betas = (settings["beta1"], settings["beta2"])
        return torch.optim.Adam(parameters, lr=settings["learningRate"], betas=betas, eps=1e-8)
    return torch.optim.RMSprop(parameters, lr=settings["learningRate"], alpha=settings["alpha"], eps=1e-8)


def optimiser_state(settings, network, names, variables, optimiser):
    state = {}
    for name in names:
        held = optimiser.state[variables[name]]
        if settings["optimizer"] == "adam":
            state[f"optimizer/{name}/mean"] = held["exp_avg"]
            state[f"optimizer/{name}/meanSquare"] = held["exp_avg_sq"]
        else:
            state[f"optimizer/{name}/meanSquare"] = held["square_avg"]
    if settings["optimizer"] == "adam":
        state[f"optimizer/{network}/biasCorrection1"] = torch.tensor(1 - settings["beta1"], dtype=torch.float64)
        state[f"optimizer/{network}/biasCorrection2"] = torch.tensor(1 - settings["beta2"], dtype=torch.float64)
    return state


class Comparison:
    """The largest relative difference of each kind of array, and whether all were within bounds."""

    def __init__(self):
        self.largest = {}
        self.failures = []

    def add(self, what, name, expected, rounded, found):
        if expected.shape != found.shape:
            raise ValueError(f"{name} has the shape {list(found.shape)}, not {list(expected.shape)}")
        if expected.numel() == 0:
            return
        scale = max(expected.abs().max().item(), 1e-30)
        difference = (expected - found).abs().max().item() / scale
        rounding = (expected - rounded).abs().max().item() / scale
        # Written so that a NaN fails.
        if not difference <= max(TOLERANCE, ROUNDING_ALLOWED * rounding):
            self.failures.append(f"{what} {name} differs by {difference:.1e}")
        if not difference <= self.largest.get(what, (-1.0,))[0]:
            self.largest[what] = (difference, rounding, name)


def run_step(dtype, tensors, step, network, compute, settings, networks):
    """One step in PyTorch: outputs, gradients, and all variables afterwards; in double precision for comparison."""
    variables = {name: value.to(dtype, copy=True) for name, value in group_of(tensors, f"{step}/before/").items()}
    inputs = {name: value.to(dtype) for name, value in group_of(tensors, f"{step}/input/").items()}
    names = parameter_names(networks[network])
    for name in names:
        variables[name].requires_grad_(True)
    loss, outputs = compute(settings, networks, variables, inputs)
    optimiser = make_optimiser(settings, [variables[name] for name in names])
    loss.backward()
    gradients = {name: variables[name].grad.clone() for name in names}
    outputs[f"{network}GradientNorm"] = torch.sqrt(sum((gradient**2).sum() for gradient in gradients.values()))
    optimiser.step()
    constrained = settings["system"] == "wgan" and network == "critic"
    if constrained and settings["constraint"] == "sphere":
        with torch.no_grad():
            for name in names:
                if not name.endswith(("/bias", "/shift")):
                    w = variables[name]
                    w.mul_(settings["clip"] * w.numel() ** 0.5 / w.norm())
    if constrained and settings["constraint"] == "clip":
        with torch.no_grad():
            for name in names:
                variables[name].clamp_(-settings["clip"], settings["clip"])
            at_clip = sum((variables[name].abs() >= settings["clip"]).sum() for name in names)
            outputs["clipShare"] = at_clip / sum(variables[name].numel() for name in names)
    variables.update(optimiser_state(settings, network, names, variables, optimiser))
    return [
        {name: value.detach().to(torch.float64) for name, value in group.items()}
        for group in (outputs, gradients, variables)
    ]


def check_step(step, network, compute, settings, networks, tensors, comparison):
    before, after = group_of(tensors, f"{step}/before/"), group_of(tensors, f"{step}/after/")
    outputs = group_of(tensors, f"{step}/output/")
    for name, value in before.items():
        if name.startswith(f"optimizer/{network}/") and value.abs().max() > 0:
            raise ValueError(f"{name} is not 0 before the first step")
    expected_outputs, gradients, expected = run_step(
        torch.float64, tensors, step, network, compute, settings, networks
    )
    rounded_outputs, rounded_gradients, rounded = run_step(
        torch.float32, tensors, step, network, compute, settings, networks
    )
    if set(expected_outputs) != set(outputs) or set(expected) != set(after):
        raise ValueError(f"{step} has other tensors than it should: {sorted(set(expected) ^ set(after))}")
    for name, value in expected_outputs.items():
        comparison.add("outputs", name, value, rounded_outputs[name], outputs[name])
    compared, parameters = 0, 0
    for name, value in expected.items():
        if name in gradients:
            noise = (gradients[name] - rounded_gradients[name]).abs().max()
            clear = gradients[name].abs() > CLEAR_GRADIENT * noise
            compared, parameters = compared + clear.sum().item(), parameters + clear.numel()
            comparison.add("parameters", name, value[clear], rounded[name][clear], after[name][clear])
        elif name.startswith("optimizer/"):
            comparison.add("optimiser state", name, value, rounded[name], after[name])
        elif torch.equal(value, before[name]):
            if not torch.equal(after[name], before[name]):
                raise ValueError(f"{name} should not have changed")
        else:
            comparison.add("running statistics", name, value, rounded[name], after[name])
    return compared / parameters


def check(path):
    tensors, metadata = read_safetensors(path)
    settings, networks = json.loads(metadata["settings"]), json.loads(metadata["networks"])
    comparison = Comparison()
    steps = [("critic_step", "critic", critic_step), ("generator_step", "generator", generator_step)]
    compared = [check_step(*step, settings, networks, tensors, comparison) for step in steps]
    wanted = ["system", "generator", "critic", "optimizer", "imageSize", "channels", "nf", "batch"]
    print(f"{path}: " + " ".join(str(settings[name]) for name in wanted))
    print(f"  engine {json.loads(metadata['engine'])['library']}")
    for what, (difference, rounding, name) in comparison.largest.items():
        print(f"  {what:18s} largest relative difference {difference:.1e} (rounding alone {rounding:.1e}; {name})")
    shares = " and ".join(f"{share:.1%}" for share in compared)
    print(f"  parameters with a clear gradient: {shares} of critic and generator")
    for failure in comparison.failures:
        print(f"  FAILED: {failure}")
    return not comparison.failures


if __name__ == "__main__":
    torch.set_num_threads(1)
    results = [check(path) for path in sys.argv[1:]]
    if not results or not all(results):
        print("FAILED" if results else __doc__)
        sys.exit(1)
    print("All agree with PyTorch", torch.__version__)
