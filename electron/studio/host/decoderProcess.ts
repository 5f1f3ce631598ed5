/** For shells that cannot start decoders by `child_process.fork`. */
export { startDecodersBy } from "../../dataset/decoderProcess.ts";
