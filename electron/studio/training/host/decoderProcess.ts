/** For shells that cannot start decoders by `child_process.fork`. */
export { startDecodersBy } from "../../../dataset/decoding/decoderProcess.ts";
