/** The run's packed data set as a source of batches, with a position that knows which data set it belongs to. */
import { z } from "zod";
import { realBatches } from "../../../shared/schedule.ts";
import { systemFacts } from "../../../shared/systems.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { createLoader, loaderPositionSchema } from "../../dataset/loading/loader.ts";
import { openPackedDataset, type PackedDataset } from "../../dataset/packing/packedDataset.ts";
import { verifyOnce, type OnVerified } from "../../dataset/packing/verifyOnce.ts";
import type { DataOrder, OpenLoader } from "../domain.ts";
import { openStream, seedStream, streamStateSchema } from "../streams.ts";
import { flipSome } from "./flips.ts";

const positionSchema = z.strictObject({
  /** Of all training images in their order: whatever has the same, gives the same batches. */
  imagesSha256: z.string(),
  place: loaderPositionSchema,
  /** The stream that says which images are mirrored; only of runs that mirror some. */
  flips: streamStateSchema.optional(),
});
type Position = z.infer<typeof positionSchema>;

/**
 * Opens the order's data set where `position` says. A position counts images, so a changed batch size does not matter.
 *
 * A fork may be given another data set: its batches then begin anew, and `restarted` says so.
 *
 * @throws StudioError `not-found`, `corrupt` (also where a byte of an image has changed), `dataset-unusable`;
 *   `incompatible` where its images are not those of the settings, or where a run is resumed on another data set than
 *   its own
 */
export const openImageLoader: OpenLoader = async (order, position, tell = () => undefined) => {
  if (order.datasetFolder === null) throw new Error("A run on pictures was ordered without a data set.");
  const dataset = await openPackedDataset(order.datasetFolder);
  await verifyOnce(dataset, tellPercent(tell));
  refuseOtherImages(dataset, order);
  const { imagesSha256 } = dataset;
  const { found, restarted } = placeIn(dataset, order, position);
  const { batch, seed, system, flips, channels } = order.configuration;
  const readAhead = realBatches(systemFacts(system).plan, order.configuration);
  const loader = createLoader(dataset, { batch, seed, readAhead, position: found?.place });
  // A fork may begin to mirror, or end it.
  const mirrored = flips ? openStream(found?.flips ?? seedStream(seed, "flips")) : null;
  return {
    loader: {
      async next() {
        const pixels = await loader.next();
        if (mirrored !== null) flipSome(pixels, { size: dataset.imageSize, channels }, mirrored);
        return pixels;
      },
      pick: (stream) => loader.pick(() => stream.uniform()),
      position: () => {
        const at = { imagesSha256, place: { ...loader.position() } };
        return mirrored === null ? at : { ...at, flips: mirrored.state() };
      },
      close: () => loader.close(),
    },
    restarted,
  };
};

function tellPercent(tell: (phase: Message) => void): OnVerified {
  let told = -1;
  return (doneBytes, totalBytes) => {
    const percent = Math.floor((100 * doneBytes) / totalBytes);
    if (percent === told) return;
    told = percent;
    tell(message("phase.checking", { percent }));
  };
}

function refuseOtherImages(dataset: PackedDataset, { configuration }: Pick<DataOrder, "configuration">): void {
  if (dataset.imageSize === configuration.imageSize && dataset.channels === configuration.channels) return;
  throw new StudioError(
    "incompatible",
    message("dataset.otherShape", {
      folder: dataset.folder,
      size: dataset.imageSize,
      channels: dataset.channels,
      wantedSize: configuration.imageSize,
      wantedChannels: configuration.channels,
    }),
    { datasetFolder: dataset.folder },
  );
}

function placeIn(
  dataset: PackedDataset,
  { fork }: Pick<DataOrder, "fork">,
  position: unknown,
): { found: Position | undefined; restarted: Message | null } {
  if (position === null) return { found: undefined, restarted: null };
  const parsed = positionSchema.safeParse(position);
  if (!parsed.success) {
    throw new StudioError("corrupt", message("trainer.noPlace"));
  }
  if (parsed.data.imagesSha256 === dataset.imagesSha256) return { found: parsed.data, restarted: null };
  if (fork) {
    const restarted = message("trainer.otherDataset", { folder: dataset.sourceFolder });
    return { found: undefined, restarted };
  }
  throw new StudioError("incompatible", message("trainer.otherImages", { folder: dataset.folder }), {
    datasetFolder: dataset.folder,
  });
}
