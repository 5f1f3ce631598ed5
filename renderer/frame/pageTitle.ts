/** What the tab is called: what the view shows, else the name of the view. */
import { onScopeDispose, ref, shallowRef, watchEffect } from "vue";

const viewTitle = ref("");
const subject = shallowRef<(() => string | null) | null>(null);

watchEffect(() => {
  const title = subject.value?.() ?? viewTitle.value;
  if (title !== "" && typeof document !== "undefined") document.title = `${title} · Critic Studio`;
});

/** The name of the view that is open now. */
export function nameView(title: string): void {
  viewTitle.value = title;
}

/** For as long as the calling component lives, the tab has the name of what it shows; null leaves the view's name. */
export function usePageTitle(title: () => string | null): void {
  subject.value = title;
  onScopeDispose(() => {
    if (subject.value === title) subject.value = null;
  });
}
