/** The training process. */
import { createEngine } from "../engine/createEngine.ts";
import { openDatasetLoader } from "./datasetLoader.ts";
import { serveOrder } from "./serveOrder.ts";

serveOrder({ createEngine, openLoader: openDatasetLoader });
