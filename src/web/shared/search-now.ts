/** What the address says now: two changes in quick succession both count, though the page is not drawn in between. */
export const searchNow = (): URLSearchParams => new URLSearchParams(window.location.search);
