/** Requests that the shell itself makes of the core: for its menu and its dialogs. */
import { RequestError } from "../../shared/api/channel.ts";
import { requests, type RequestName, type RequestParams, type RequestResult } from "../../shared/api/requests.ts";
import type { Core } from "../studio/api/core.ts";

/** @throws RequestError with a sentence for the user */
export async function requestFrom<Name extends RequestName>(
  core: Pick<Core, "request">,
  name: Name,
  params: RequestParams<Name>,
): Promise<RequestResult<Name>> {
  const outcome = await core.request(name, params);
  if (!outcome.ok) throw new RequestError(outcome.failure.code, outcome.failure.message.text, outcome.failure.details);
  return requests[name].result.parse(outcome.result) as RequestResult<Name>;
}
