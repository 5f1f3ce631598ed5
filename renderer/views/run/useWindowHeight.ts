import { onScopeDispose, readonly, ref, type Ref } from "vue";

/** The inner height of the window in px, kept up to date. */
export function useWindowHeight(): Readonly<Ref<number>> {
  const height = ref(window.innerHeight);
  const measure = (): void => {
    height.value = window.innerHeight;
  };
  window.addEventListener("resize", measure);
  onScopeDispose(() => {
    window.removeEventListener("resize", measure);
  });
  return readonly(height);
}
