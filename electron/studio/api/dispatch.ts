import { setImmediate } from "node:timers/promises";
import type { z } from "zod";
import { toFailure, type Outcome } from "../../../shared/api/channel.ts";
import { requests, type RequestName } from "../../../shared/api/requests.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { explainStraySystemError } from "../../../shared/systemErrors.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import type { DefectLog } from "../machine/defectLog.ts";
import { explainBadParams } from "./badParams.ts";
import type { Asker, Handler, Handlers } from "./handlers.ts";

/** Answers one request; never rejects. */
export type Dispatch = (name: unknown, params: unknown, asker: Asker) => Promise<Outcome>;

/** A misspelt name longer than this is not compared with the known ones. */
const longestName = 100;

/**
 * Parses parameters, calls the handler, and checks its answer. What a user can cause comes back with its code and
 * sentence; anything else is logged whole and comes back as a `defect` that says nothing of the inside.
 */
export function createDispatch(handlers: Handlers, log: DefectLog): Dispatch {
  return async (name, params, asker) => {
    try {
      const known = knownRequest(name);
      const parsed = requests[known].params.safeParse(params);
      if (!parsed.success) throw explainBadParams(known, params, parsed.error);
      // The table pairs each name with its own types; over all names at once the compiler cannot follow that.
      const handler = handlers[known] as unknown as Handler<"runs.get">;
      const answer: unknown = await handler(parsed.data as never, asker);
      // What happens from here on is not in the answer, and must not be told before it: it would be taken back.
      const letGo = asker?.hold();
      try {
        // Reading and checking are two pieces of work: what waits gets its turn in between.
        await setImmediate();
        return { ok: true, result: checkAnswer(known, answer) };
      } finally {
        letGo?.();
      }
    } catch (error) {
      if (!(error instanceof StudioError)) log(`The request ${describe(name)} failed.`, error);
      return { ok: false, failure: toFailure(explainStraySystemError(error) ?? error) };
    }
  };
}

function knownRequest(name: unknown): RequestName {
  if (typeof name === "string" && Object.hasOwn(requests, name)) return name as RequestName;
  const nearest =
    typeof name === "string" && name.length <= longestName ? nearestName(name, Object.keys(requests)) : undefined;
  const sentence =
    nearest === undefined
      ? message("request.unknown", { name: describe(name) })
      : message("request.unknownNear", { name: describe(name), nearest });
  throw new StudioError("invalid-argument", sentence, { nearest });
}

/** An answer that does not fit its schema is a defect of ours: nothing is stripped or mended silently. */
function checkAnswer(name: RequestName, answer: unknown): unknown {
  const schema: z.ZodType = requests[name].result;
  return schema.parse(answer);
}

function describe(name: unknown): string {
  return typeof name === "string" ? `"${name.slice(0, longestName)}"` : `a ${typeof name}`;
}
