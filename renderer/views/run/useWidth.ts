import { onBeforeUnmount, onMounted, readonly, ref, type Ref } from "vue";

/** The width of an element in px, kept up to date; 0 until it is on the page. */
export function useWidth(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
  const width = ref(0);
  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) width.value = Math.floor(entry.contentRect.width);
  });
  onMounted(() => {
    if (element.value === null) return;
    width.value = Math.floor(element.value.getBoundingClientRect().width);
    observer.observe(element.value);
  });
  onBeforeUnmount(() => {
    observer.disconnect();
  });
  return readonly(width);
}
