/** One sheet for all pages: the system's fonts, light and dark, one column that becomes two when there is room. */
export const style = `
:root { --ink: #1a1f36; --soft: #4f566b; --line: #c1c9d2; --paper: #ffffff; --ground: #f6f8fa; --brand: #4b45c6;
  --on-brand: #ffffff; --bad: #b3093c; --good: #0e6245; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f2f5; --soft: #b5bccb; --line: #4a5266; --paper: #1b1f2e;
  --ground: #12151f; --brand: #a7a2ff; --on-brand: #12151f; --bad: #ff8aa8; --good: #5fd3a4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--brand); }
h1 { font-size: 1.5rem; margin: 0 0 .75rem; } h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
.card > h1, .card > h2 { margin-top: 0; } details { margin-top: 1rem; } form.row { margin-top: 1rem; }
.top { display: flex; gap: 1rem; align-items: center; padding: .75rem 1rem; border-bottom: 1px solid var(--line); }
.badge { background: #ffd166; color: #3d2c00; border-radius: .25rem; padding: .1rem .5rem; font-weight: 600; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
.two { display: grid; gap: 2rem; } @media (min-width: 48rem) { .two { grid-template-columns: 1fr 1fr; } }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { display: flex; gap: .75rem; justify-content: space-between; padding: .5rem 0; }
.lines img { width: 3rem; height: 3rem; object-fit: cover; border-radius: .25rem; }
.lines .what { flex: 1; } .soft { color: var(--soft); font-size: .875rem; }
.total { display: flex; justify-content: space-between; border-top: 1px solid var(--line); margin-top: .5rem;
  padding-top: .75rem; font-weight: 700; }
fieldset { border: 0; margin: 0; padding: 0; } legend { font-weight: 700; padding: 0; margin-bottom: .25rem; }
.field { margin: 0 0 1rem; } label { display: block; font-weight: 600; }
.choice label { display: inline; font-weight: 400; } .choice { margin: .25rem 0; }
input[type=text], input[type=email], select { width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: .375rem; padding: .5rem .625rem; min-height: 2.75rem; }
input[aria-invalid=true] { border: 2px solid var(--bad); }
input:focus-visible, button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--brand);
  outline-offset: 2px; }
.error { color: var(--bad); margin: .25rem 0 0; font-weight: 600; }
.alert { border: 2px solid var(--bad); border-radius: .5rem; padding: .75rem 1rem; margin-bottom: 1rem; }
.alert h3 { margin: 0; font-size: 1rem; } .alert ul { margin: .25rem 0 0; padding-left: 1.25rem; } .alert a { color: var(--bad); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
button { font: inherit; font-weight: 600; cursor: pointer; background: var(--brand); color: var(--on-brand);
  border: 1px solid var(--brand); border-radius: .375rem; padding: .5rem 1rem; min-height: 2.75rem; }
button.wide { width: 100%; } button.plain { background: transparent; color: var(--brand); }
.small button { min-height: 0; padding: .15rem .5rem; font-size: .875rem; }
form.small { display: inline-block; margin: .1rem; }
.form:has(#method-card:checked) .sepa, .form:has(#method-sepa:checked) .by-card { display: none; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; } .scroll { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
code { font-size: .8125rem; overflow-wrap: anywhere; } .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
.row .field { margin: 0; } summary { cursor: pointer; }
`;
