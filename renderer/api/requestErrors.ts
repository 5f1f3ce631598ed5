/** Errors as the views show them. */
import { RequestError } from "../../shared/api/channel.ts";

/** Anything thrown as a RequestError: what is none is a fault of the window itself. */
export function asRequestError(thrown: unknown): RequestError {
  if (thrown instanceof RequestError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RequestError("defect", `Something went wrong in the window: ${message}`);
}
