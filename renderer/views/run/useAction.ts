import { readonly, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import type { RequestError } from "../../../shared/api/channel.ts";
import { asRequestError } from "../../api/requestErrors.ts";

/** What the user asked for: that it is under way, and why it failed. */
export interface Action {
  /** The name of what is under way; null where nothing is. */
  readonly busy: Readonly<Ref<string | null>>;
  readonly error: Readonly<ShallowRef<RequestError | null>>;
  /** Does one thing at a time. @returns true where it succeeded */
  readonly perform: (name: string, work: () => Promise<unknown>) => Promise<boolean>;
  readonly dismiss: () => void;
}

export function useAction(): Action {
  const busy = ref<string | null>(null);
  const error = shallowRef<RequestError | null>(null);
  return {
    busy: readonly(busy),
    error,
    async perform(name, work) {
      if (busy.value !== null) return false;
      busy.value = name;
      error.value = null;
      try {
        await work();
        return true;
      } catch (thrown) {
        error.value = asRequestError(thrown);
        return false;
      } finally {
        busy.value = null;
      }
    },
    dismiss: () => {
      error.value = null;
    },
  };
}
