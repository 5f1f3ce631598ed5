/** Rows of one height in a box that scrolls: only those that can be seen are drawn, of a hundred thousand too. */
import { computed, onScopeDispose, ref, useTemplateRef, watch, type ComputedRef, type Ref, type ShallowRef } from "vue";
import { visibleRows } from "./visibleRows.ts";

export interface VirtualRows {
  /** The box that scrolls: the element that the template marks with `ref="scroller"`. */
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>;
  /** Its inner width in px; 0 before it is there. */
  readonly width: Readonly<Ref<number>>;
  readonly first: ComputedRef<number>;
  readonly end: ComputedRef<number>;
  readonly onScroll: () => void;
}

export function useVirtualRows(rowHeight: () => number, rowCount: () => number): VirtualRows {
  const scroller = useTemplateRef<HTMLElement>("scroller");
  const width = ref(0);
  const height = ref(0);
  const scrollTop = ref(0);

  function measure(): void {
    width.value = scroller.value?.clientWidth ?? 0;
    height.value = scroller.value?.clientHeight ?? 0;
    scrollTop.value = scroller.value?.scrollTop ?? 0;
  }

  const observer = new ResizeObserver(measure);
  watch(scroller, (element, before) => {
    if (before) observer.unobserve(before);
    if (element) observer.observe(element);
    measure();
  });
  onScopeDispose(() => {
    observer.disconnect();
  });

  const rows = computed(() => visibleRows(scrollTop.value, height.value, rowHeight(), rowCount()));
  return {
    scroller,
    width,
    first: computed(() => rows.value.first),
    end: computed(() => rows.value.end),
    onScroll: () => {
      scrollTop.value = scroller.value?.scrollTop ?? 0;
    },
  };
}
