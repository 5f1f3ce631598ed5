/** Endless batches of points, drawn as they are wanted: nothing is packed, and nothing is read ahead. */
import { z } from "zod";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { DataOrder, OpenLoader } from "../domain.ts";
import { openStream, seedStream, streamStateSchema, type StreamState } from "../streams.ts";
import { drawPoints } from "./distributions.ts";

const positionSchema = z.strictObject({ distribution: z.string(), stream: streamStateSchema });

/**
 * Opens the points of a run's distribution and seed where `position` says. A position is that of the random stream, so
 * a changed batch size does not matter. A fork may have another distribution: its points then begin anew, and
 * `restarted` says so.
 *
 * @throws StudioError `corrupt` where the position is none; `incompatible` where a run is resumed on another
 *   distribution
 */
export const openPointLoader: OpenLoader = (order, position) => {
  const { distribution, batch, seed } = order.configuration;
  const { start, restarted } = placeIn(order, position);
  const stream = openStream(start ?? seedStream(seed, "data"));
  return Promise.resolve({
    loader: {
      next: () => Promise.resolve(drawPoints(order.configuration, stream, batch)),
      pick: (other) => Promise.resolve(drawPoints(order.configuration, other, batch)),
      position: () => ({ distribution, stream: { ...stream.state() } }),
      close: () => Promise.resolve(),
    },
    restarted,
  });
};

function placeIn(
  { configuration: { distribution }, fork }: DataOrder,
  position: unknown,
): { readonly start: StreamState | null; readonly restarted: Message | null } {
  if (position === null) return { start: null, restarted: null };
  const parsed = positionSchema.safeParse(position);
  if (!parsed.success) {
    throw new StudioError("corrupt", message("points.noPlace"));
  }
  const { distribution: before, stream } = parsed.data;
  if (before === distribution) return { start: stream, restarted: null };
  if (fork) {
    const restarted = message("points.beginAnew", { before, distribution });
    return { start: null, restarted };
  }
  throw new StudioError("incompatible", message("points.otherDistribution", { before, distribution }), {
    distribution,
  });
}
