/** Light or dark: as the system has it, or as the user chose here; one choice for the whole window. */
import { computed, readonly, ref, watchEffect, type ComputedRef, type Ref } from "vue";
import { darkPalette, lightPalette, paletteVariables, sharedVariables, type Palette } from "./tokens.ts";

export type ThemeChoice = "system" | "light" | "dark";

const storageKey = "critic-studio.theme";
/**
 * Storage belongs to one port, and the server's is another at each start; a cookie belongs to all of a machine. Whoever
 * may read or change it learns or decides no more than this. The desktop's own protocol has storage alone.
 */
const cookieName = "critic-studio-theme";
const cookieSeconds = 365 * 24 * 60 * 60;
const system = window.matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = ref(system.matches);
system.addEventListener("change", (event) => (systemIsDark.value = event.matches));

const choice = ref<ThemeChoice>(storedChoice());
const isDark = computed(() => (choice.value === "system" ? systemIsDark.value : choice.value === "dark"));
const palette = computed(() => (isDark.value ? darkPalette : lightPalette));

export interface Theme {
  readonly choice: Readonly<Ref<ThemeChoice>>;
  readonly isDark: ComputedRef<boolean>;
  /** For what is drawn rather than styled, such as charts; everything else uses the CSS variables. */
  readonly palette: ComputedRef<Palette>;
  readonly choose: (next: ThemeChoice) => void;
}

export function useTheme(): Theme {
  return {
    choice: readonly(choice),
    isDark,
    palette,
    choose: (next) => {
      choice.value = next;
      localStorage.setItem(storageKey, next);
      const seconds = next === "system" ? 0 : cookieSeconds;
      document.cookie = `${cookieName}=${next}; Path=/; SameSite=Strict; Max-Age=${seconds}`;
    },
  };
}

/** Writes the tokens into the page as CSS variables and keeps them with the choice. */
export function applyTheme(): void {
  const style = document.documentElement.style;
  for (const [name, value] of Object.entries(sharedVariables)) style.setProperty(name, value);
  watchEffect(() => {
    for (const [name, value] of Object.entries(paletteVariables(palette.value))) style.setProperty(name, value);
    style.setProperty("color-scheme", isDark.value ? "dark" : "light");
  });
}

function storedChoice(): ThemeChoice {
  const stored = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${cookieName}=`));
  const theme = stored?.slice(cookieName.length + 1) ?? localStorage.getItem(storageKey);
  return theme === "light" || theme === "dark" ? theme : "system";
}
