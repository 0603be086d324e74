/** Reads a small preference of this browser; null when there is none or it may not be read. */
export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(`rodtrad.${name}`);
  } catch {
    return null;
  }
}

/** Keeps a small preference in this browser; without effect where that is not allowed. */
export function remember(name: string, value: string): void {
  try {
    window.localStorage.setItem(`rodtrad.${name}`, value);
  } catch {
    // Private windows may refuse; the preference then lasts as long as the page.
  }
}

/** Light, dark or as the machine has it. */
export function applyTheme(theme: 'auto' | 'light' | 'dark'): void {
  document.documentElement.dataset.colorScheme = theme;
}

/** How close together the rows of lists, tables and trees are. */
export function applyDensity(density: 'comfortable' | 'compact'): void {
  document.documentElement.dataset.density = density;
}
