/** The training process. */
import { openLoader } from "../domains/domainOf.ts";
import { createEngine } from "../engine/createEngine.ts";
import { serveOrder } from "./serveOrder.ts";

serveOrder({ createEngine, openLoader });
