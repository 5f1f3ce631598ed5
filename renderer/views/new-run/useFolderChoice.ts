/** Which folder a new run trains on: as the address says, as it was picked, or the bundled pictures. */
import { computed, ref, watch, type ComputedRef } from "vue";
import { useRoute } from "vue-router";
import type { RequestError } from "../../../shared/api/channel.ts";
import type { RequestResult } from "../../../shared/api/requests.ts";
import { useApi } from "../../api/provideApi.ts";
import { useRequest } from "../../composables/useRequest.ts";
import { dataSources, type DataSource } from "./dataSources.ts";

export interface FolderChoice {
  /** Null until the core has answered. */
  readonly folder: ComputedRef<string | null>;
  readonly sources: ComputedRef<readonly DataSource[]>;
  readonly machine: ComputedRef<RequestResult<"machine.info"> | null>;
  readonly error: ComputedRef<RequestError | null>;
  readonly ready: ComputedRef<boolean>;
  readonly reload: () => Promise<void>;
  readonly choose: (folder: string) => void;
  /** @returns false where the user has thought better of it */
  readonly pick: () => Promise<boolean>;
}

export function useFolderChoice(): FolderChoice {
  const api = useApi();
  const route = useRoute();
  const datasets = useRequest(() => api.request("datasets.list", {}));
  const machine = useRequest(() => api.request("machine.info", {}));
  const chosen = ref<string | null>(null);
  const sources = computed(() => dataSources(datasets.value.value ?? []));

  /** `?folder=`, or `?dataset=` with the id of one of its packed copies. */
  const asked = computed(() => {
    const { folder, dataset } = route.query;
    if (typeof folder === "string" && folder !== "") return folder;
    const named = datasets.value.value?.find(({ id }) => id === dataset);
    return named?.sourceFolder ?? null;
  });
  watch(
    () => [route.query.folder, route.query.dataset, route.query.sample],
    () => (chosen.value = null),
  );

  function choose(folder: string): void {
    chosen.value = folder;
  }

  return {
    folder: computed(() => chosen.value ?? asked.value ?? machine.value.value?.sampleFolder ?? null),
    sources,
    machine: computed(() => machine.value.value),
    error: computed(() => datasets.error.value ?? machine.error.value),
    ready: computed(() => datasets.value.value !== null && machine.value.value !== null),
    reload: async () => {
      await Promise.all([datasets.reload(), machine.reload()]);
    },
    choose,
    pick: async () => {
      const folder = await api.pickFolder();
      if (folder !== null) choose(folder);
      return folder !== null;
    },
  };
}
