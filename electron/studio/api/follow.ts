import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { ApiContext } from "./context.ts";
import type { Follower } from "./follower.ts";
import type { Asker, Handlers, RequestsOf } from "./handlers.ts";

/** Following is a matter between one window and the core. */
export function followHandlers({ studio: { history } }: ApiContext): Handlers<RequestsOf<"follow">> {
  return {
    "follow.run": ({ runId, ...cursors }, asker) => {
      // Throws where there is no such run.
      history.run(runId);
      window(asker).follow(runId, cursors);
      return {};
    },
    "follow.end": ({ runId }, asker) => {
      window(asker).unfollow(runId);
      return {};
    },
  };
}

function window(asker: Asker): Follower {
  if (asker !== null) return asker;
  throw new StudioError("wrong-state", message("studio.cannotFollow"));
}
