import { onBeforeUnmount } from "vue";

/** Work that is done at most once a frame, however often it is asked for; none is left over when the component goes. */
export function useFrame(work: () => void): { readonly request: () => void } {
  let asked: number | null = null;
  onBeforeUnmount(() => {
    if (asked !== null) cancelAnimationFrame(asked);
  });
  return {
    request: () => {
      asked ??= requestAnimationFrame(() => {
        asked = null;
        work();
      });
    },
  };
}
