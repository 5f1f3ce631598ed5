/** Devices of this machine, and how they fail. */
export const deviceMessages = {
  "device.diesAtFirstTry": "Its driver does not survive a first try. {why}",
  "device.notHere": "{device} is not here.",
  "device.tookIn": "while it took in the variables",
  "device.gaveBack": "while it gave back the variables",
  "device.gotReady": "while it got ready for the {program}",
  "device.computed": "while it computed the {program}",
  "device.failed": "{device} failed {doing}: {why}",
  "device.computesWrongly": "It is there, but computes a sum wrongly.",
  "device.noCard":
    "No graphics card with a working driver was found (Vulkan on Linux, Direct3D 12 on Windows, Metal on macOS).",
  "device.noCudaLibraries":
    "ONNX Runtime's CUDA libraries are not installed; docs/devices.md says how to fetch them. WebGPU needs none.",
  "device.doesNotStart": "It does not start: {why}",
  "device.noCpu": "ONNX Runtime has no library for this system.",
  "device.noWebgpu": "ONNX Runtime brings WebGPU for Linux on x64, Windows, and macOS on Apple silicon.",
  "device.noDirectml": "DirectML is a part of Windows.",
  "device.noCoreml": "Core ML is a part of macOS.",
  "device.noCuda": "ONNX Runtime has CUDA for Linux on x64.",
} as const;
