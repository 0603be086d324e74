/** How the page of the API looks: readable lines, the reader's own light or dark. */
export const apiPageStyle = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; border-bottom: 1px solid; text-transform: capitalize; }
h3 { margin-top: 2rem; font-size: 1.1rem; }
nav ul { columns: 12rem; }
table { border-collapse: collapse; width: 100%; }
caption, th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.5rem 0.25rem 0; }
caption { font-weight: bold; }
tbody tr { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
th[scope='row'] { font-weight: normal; }
td code { white-space: pre-wrap; }
pre { overflow-x: auto; padding: 0.75rem; background: color-mix(in srgb, currentColor 7%, transparent); }
summary { cursor: pointer; }
a:focus-visible, summary:focus-visible { outline: 3px solid; outline-offset: 2px; }
@media print { nav { display: none; } details > * { display: block; } }
`;
