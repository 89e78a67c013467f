/** One sheet: the system's fonts, light and dark. */
export const style = `
:root { --ink: #23201b; --soft: #5d564a; --line: #d8d0c2; --paper: #fffdf8; --link: #8a3b12; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1ece2; --soft: #bdb4a4; --line: #4b453b; --paper: #1d1a16; --link: #f0a57a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { padding: .75rem 1rem; border-bottom: 1px solid var(--line); } header a { font-weight: 700; margin-right: 1rem; }
header span, dt { color: var(--soft); } main { max-width: 62rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
a { color: var(--link); overflow-wrap: anywhere; } h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; } .scroll { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
tbody th { font-weight: 500; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dd { margin: 0; }
iframe { width: 100%; height: 42rem; border: 1px solid var(--line); background: #ffffff; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 1rem 0; } .note { font-weight: 600; }
input, button { font: inherit; color: inherit; min-height: 2.75rem; padding: .25rem .75rem; border: 1px solid var(--soft); border-radius: 2px; background: var(--paper); }
button { cursor: pointer; } a:focus-visible, button:focus-visible, input:focus-visible, pre:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
`;
