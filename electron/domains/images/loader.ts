/** The run's packed data set as a source of batches, with a position that knows which data set it belongs to. */
import { z } from "zod";
import { realBatches } from "../../../shared/schedule.ts";
import { systemFacts } from "../../../shared/systems.ts";
import { StudioError } from "../../../shared/errors.ts";
import { createLoader, loaderPositionSchema } from "../../dataset/loading/loader.ts";
import { openPackedDataset, type PackedDataset } from "../../dataset/packing/packedDataset.ts";
import { verifyOnce, type OnVerified } from "../../dataset/packing/verifyOnce.ts";
import type { DataOrder, OpenLoader } from "../domain.ts";

const positionSchema = z.strictObject({
  /** Of all training images in their order: whatever has the same, gives the same batches. */
  imagesSha256: z.string(),
  place: loaderPositionSchema,
});

/**
 * Opens the order's data set where `position` says. A position counts images, so a changed batch size does not matter.
 *
 * A fork may be given another data set: its batches then begin anew, and `restarted` says so.
 *
 * @throws StudioError `not-found`, `corrupt` (also where a byte of an image has changed), `dataset-unusable`; `incompatible` where its images are not those of the
 *   settings, or where a run is resumed on another data set than its own
 */
export const openImageLoader: OpenLoader = async (order, position, tell = () => undefined) => {
  if (order.datasetFolder === null) throw new Error("A run on pictures was ordered without a data set.");
  const dataset = await openPackedDataset(order.datasetFolder);
  await verifyOnce(dataset, tellPercent(tell));
  refuseOtherImages(dataset, order);
  const { imagesSha256 } = dataset;
  const { place, restarted } = placeIn(dataset, order, position);
  const { batch, seed, system } = order.configuration;
  const readAhead = realBatches(systemFacts(system).plan, order.configuration);
  const loader = createLoader(dataset, { batch, seed, readAhead, position: place });
  return {
    loader: {
      next: () => loader.next(),
      position: () => ({ imagesSha256, place: { ...loader.position() } }),
      close: () => loader.close(),
    },
    restarted,
  };
};

function tellPercent(tell: (phase: string) => void): OnVerified {
  let told = -1;
  return (doneBytes, totalBytes) => {
    const percent = Math.floor((100 * doneBytes) / totalBytes);
    if (percent === told) return;
    told = percent;
    tell(`checking the packed pictures, ${percent} %`);
  };
}

function refuseOtherImages(dataset: PackedDataset, { configuration }: Pick<DataOrder, "configuration">): void {
  if (dataset.imageSize === configuration.imageSize && dataset.channels === configuration.channels) return;
  throw new StudioError(
    "incompatible",
    `The packed data set in ${dataset.folder} has images of ${dataset.imageSize} px and ${dataset.channels} channels, but the run trains on ${configuration.imageSize} px and ${configuration.channels}.`,
    { datasetFolder: dataset.folder },
  );
}

function placeIn(
  dataset: PackedDataset,
  { fork }: Pick<DataOrder, "fork">,
  position: unknown,
): { place: z.infer<typeof loaderPositionSchema> | undefined; restarted: string | null } {
  if (position === null) return { place: undefined, restarted: null };
  const parsed = positionSchema.safeParse(position);
  if (!parsed.success) {
    throw new StudioError(
      "corrupt",
      "The checkpoint does not say where in the data set to go on. Go back to the checkpoint before it.",
    );
  }
  if (parsed.data.imagesSha256 === dataset.imagesSha256) return { place: parsed.data.place, restarted: null };
  if (fork) {
    const restarted = `The data set of ${dataset.sourceFolder} is not the one that the checkpoint was trained on: its batches begin anew.`;
    return { place: undefined, restarted };
  }
  throw new StudioError(
    "incompatible",
    `The checkpoint was trained on other images than those packed in ${dataset.folder}. Nothing was changed; resume with the run's own data set, or fork to train on another.`,
    { datasetFolder: dataset.folder },
  );
}
