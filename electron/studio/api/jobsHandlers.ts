import type { ApiContext } from "./context.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { seenFrom } from "./jobs.ts";

/** Long work besides training. */
export function jobsHandlers({ jobs }: ApiContext): Handlers<RequestsOf<"jobs">> {
  return {
    "jobs.list": (_params, asker) => jobs.list().map((job) => seenFrom(asker, job)),
    "jobs.cancel": ({ jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
    "jobs.dismiss": ({ jobId }) => {
      jobs.dismiss(jobId);
      return {};
    },
  };
}
