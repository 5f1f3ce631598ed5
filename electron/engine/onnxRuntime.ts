/**
 * ONNX Runtime, which of itself reports to its maker what it runs: on Linux and macOS it makes up an id of the machine,
 * keeps events in the user's cache folder and uploads them (microsoft/onnxruntime, pull request 27379). Here it does
 * none of that. The switch is read when the first session begins, from the environment of the process: a worker thread,
 * which has a copy of its own, would have to be started with `SHARE_ENV`; none loads this.
 */
export { default } from "onnxruntime-node";

process.env.ORT_DISABLE_TELEMETRY = "1";
