/** The folders of the disk as the picker goes through them. */
import { ref, readonly, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { RequestError } from "../../../shared/api/channel.ts";
import type { RequestResult } from "../../../shared/api/requests.ts";
import { useApi } from "../../api/provideApi.ts";
import { asRequestError } from "../../api/requestErrors.ts";

type Listing = RequestResult<"folders.list">;
export type FolderEntry = Listing["entries"][number];

export interface FolderListing {
  /** What is shown: it stays while the next is read, and where the next cannot be read. */
  readonly listing: Readonly<ShallowRef<Listing | null>>;
  readonly loading: Readonly<Ref<boolean>>;
  readonly error: Readonly<ShallowRef<RequestError | null>>;
  /** Goes to a folder; null for the places to begin. @returns false where it cannot be read */
  readonly go: (folder: string | null) => Promise<boolean>;
  /** Pictures directly in a folder, where that has been seen. */
  readonly pictureCount: (folder: string) => number | null;
}

export function useFolderListing(): FolderListing {
  const api = useApi();
  const listing = shallowRef<Listing | null>(null);
  const loading = ref(false);
  const error = shallowRef<RequestError | null>(null);
  const seenCounts = new Map<string, number | null>();
  let newest = 0;
  let asked: string | null = null;

  async function go(folder: string | null): Promise<boolean> {
    const own = ++newest;
    asked = folder;
    loading.value = true;
    try {
      const found = await api.request("folders.list", { folder });
      if (own !== newest) return false;
      for (const entry of found.entries) seenCounts.set(entry.folder, entry.pictureCount);
      listing.value = found;
      error.value = null;
      return true;
    } catch (thrown) {
      if (own === newest) error.value = asRequestError(thrown);
      return false;
    } finally {
      if (own === newest) loading.value = false;
    }
  }

  // What could not be read while the connection was away is asked for again.
  watch(api.connectionNumber, () => {
    if (error.value?.code === "disconnected") void go(asked);
  });

  return {
    listing,
    loading: readonly(loading),
    error,
    go,
    pictureCount: (folder) => seenCounts.get(folder) ?? null,
  };
}
