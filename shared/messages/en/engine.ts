/** Engines: what cannot be compiled, exported or loaded. */
export const engineMessages = {
  "engine.cannotExport": "{name} cannot be exported: a shape in it depends on the batch size twice.",
  "engine.chooseCpu": "{reason} Choose --device cpu.",
  "engine.chooseAnother": "{reason} Choose another --device, cpu for one.",
  "engine.chooseCompiled": "{reason} Choose --engine compiled.",
  "engine.notInstalled":
    "{package} is not installed: its TensorFlow library could not be downloaded when Critic Studio was " +
    "installed, or there is none for this platform. The compiled engine does not need it.",
  "engine.doesNotLoad": "{package} is installed but does not load: {why}",
  "engine.needsInput": '{program} needs the input "{name}", {want}, but it was not given.',
  "engine.otherInput":
    '{program} needs "{name}" as {want}, but was given {given} with {count, plural, one {# element} other {# ' +
    "elements}}.",
  "engine.tensorFromOutside": "a tensor from outside the step function was used; pass it in as a variable or an input",
  "engine.readsData": "the step function reads a tensor's data, which does not exist while it is being compiled",
  "engine.noTranslation": "the operation {operation} has no ONNX translation; use the cpu engine or other operations",
  "engine.cannotCompile": "{program} cannot be compiled: {what} (called at {place}).",
} as const;
