/** A request whose answer a view shows: its value, or that it is awaited, or why there is none. */
import { readonly, ref, shallowRef, watch, watchEffect, type Ref, type ShallowRef } from "vue";
import type { RequestError } from "../../shared/api/channel.ts";
import { useApi } from "../api/provideApi.ts";
import { asRequestError } from "../api/requestErrors.ts";

export interface Requested<Value> {
  /** The newest answer; it stays while it is asked for again. */
  readonly value: Readonly<ShallowRef<Value | null>>;
  readonly error: Readonly<ShallowRef<RequestError | null>>;
  readonly loading: Readonly<Ref<boolean>>;
  readonly reload: () => Promise<void>;
}

/**
 * Asks at once, on `reload`, whenever something that `ask` reads changes, and again after the connection was away.
 *
 * @param ask reads what the question depends on before its first await
 */
export function useRequest<Value>(ask: () => Promise<Value>): Requested<Value> {
  const api = useApi();
  const value = shallowRef<Value | null>(null);
  const error = shallowRef<RequestError | null>(null);
  const loading = ref(false);
  let newest = 0;

  async function take(answer: Promise<Value>): Promise<void> {
    const own = ++newest;
    loading.value = true;
    try {
      const found = await answer;
      if (own !== newest) return;
      value.value = found;
      error.value = null;
    } catch (thrown) {
      if (own === newest) error.value = asRequestError(thrown);
    } finally {
      if (own === newest) loading.value = false;
    }
  }

  watchEffect(() => void take(ask()));
  watch(api.connectionNumber, (_now, before) => {
    // The first connection is the one that the first question waits for.
    if (before > 0) void take(ask());
  });

  return { value, error, loading: readonly(loading), reload: () => take(ask()) };
}
