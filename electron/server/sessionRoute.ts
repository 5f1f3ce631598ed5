import type { IncomingMessage, ServerResponse } from "node:http";
import { sessionRequestSchema, type Session } from "../../shared/api/webServer.ts";
import { isSameSecret } from "./accessToken.ts";
import { isOwnOrigin } from "./allowedHosts.ts";
import { readBody, refuse } from "./answer.ts";

interface SessionRoute {
  readonly token: string;
  readonly session: Session;
  readonly largestBytes: number;
}

/** `POST /session`: is this token right, and what else does a page need? It sets no cookie and changes nothing. */
export async function answerSession(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  { token, session, largestBytes }: SessionRoute,
): Promise<void> {
  if (!isOwnOrigin(request.headers.origin, host)) {
    refuse(response, 403, "Only the page that Critic Studio serves may ask this.");
    return;
  }
  if (request.headers["content-type"] !== "application/json") {
    refuse(response, 415, "The token has to come as JSON.");
    return;
  }
  const body = await readBody(request, largestBytes);
  if (body === null) {
    refuse(response, 413, "That is too long for a token.");
    return;
  }
  const given = sessionRequestSchema.safeParse(parseJson(body));
  if (!given.success || !isSameSecret(given.data.token, token)) {
    refuse(response, 401, wrongTokenSentence);
    return;
  }
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(JSON.stringify(session));
}

export const wrongTokenSentence =
  "The access token is missing or wrong. Open the address that Critic Studio has printed in its terminal, with " +
  "all that follows the #.";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
