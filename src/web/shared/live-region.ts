let region: HTMLElement | null = null;

/** Where announcements are written: one polite live region, made once. */
export function setLiveRegion(element: HTMLElement | null): void {
  region = element;
}

/** Says something to those who listen instead of looking. Never moves focus. */
export function announce(text: string): void {
  if (!region) return;
  region.textContent = '';
  const target = region;
  // A change is heard only when the element has been empty in between.
  window.setTimeout(() => {
    target.textContent = text;
  }, 60);
}
