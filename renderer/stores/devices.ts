/** What the compiled engine can compute on here, asked for once: trying the devices takes seconds. */
import { defineStore } from "pinia";
import { shallowRef, watch } from "vue";
import type { RequestError } from "../../shared/api/channel.ts";
import type { RequestResult } from "../../shared/api/requests.ts";
import { useApi } from "../api/provideApi.ts";
import { asRequestError } from "../api/requestErrors.ts";

export const useDevices = defineStore("devices", () => {
  const api = useApi();
  const devices = shallowRef<RequestResult<"machine.devices"> | null>(null);
  const error = shallowRef<RequestError | null>(null);
  let asked: Promise<void> | null = null;

  async function load(): Promise<void> {
    error.value = null;
    try {
      devices.value = await api.request("machine.devices", {});
    } catch (thrown) {
      error.value = asRequestError(thrown);
      asked = null;
    }
  }

  watch(api.connectionNumber, () => {
    if (error.value !== null) asked = load();
  });

  return {
    /** Null until they are known. */
    devices,
    error,
    /** Asks, unless that was done before. */
    want: (): void => {
      asked ??= load();
    },
    /** Asks again. */
    reload: (): void => {
      asked = load();
    },
  };
});
