/** The look of an HTML report: light and dark, on paper too. Colours are those of the side panel. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1a1d23, #e8eaee); --muted: light-dark(#59626e, #a2abb7);
  --line: light-dark(#e1e4e9, #2d323b); --surface: light-dark(#ffffff, #15171c); --sunken: light-dark(#f6f7f9, #1b1e24);
  --accent: light-dark(#4640d4, #a9a6ff); }
body { margin: 0; background: var(--surface); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 48rem; margin: 2.5rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1.0625rem; margin: 0; }
p { margin: .375rem 0; }
a { color: var(--accent); }
.muted { color: var(--muted); font-size: .875rem; }
blockquote { margin: .625rem 0; padding: .375rem .875rem; border-inline-start: 3px solid var(--accent); background: var(--sunken); }
dl { margin: .75rem 0; }
dl div { display: grid; grid-template-columns: 9rem 1fr; gap: .75rem; padding: .1875rem 0; }
dt { color: var(--muted); }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: .75rem 0; font-size: .875rem; }
th, td { padding: .375rem .625rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--muted); font-weight: 600; }
article { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-inline-start-width: 4px; border-radius: 7px;
  break-inside: avoid-page; }
article dl { font-size: .9375rem; }
.critical { border-inline-start-color: light-dark(#a3123c, #ff9fb4); }
.high { border-inline-start-color: light-dark(#9a3610, #ffb48a); }
.medium { border-inline-start-color: light-dark(#765000, #efcb69); }
.low { border-inline-start-color: light-dark(#1b5999, #94c4fb); }
.info { border-inline-start-color: light-dark(#4c5561, #b9c1cc); }
@media (max-width: 36rem) { dl div { grid-template-columns: 1fr; gap: 0; } }
@media print { main { max-width: none; margin: 0; } }
`;
