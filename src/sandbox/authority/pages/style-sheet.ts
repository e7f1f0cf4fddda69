/** The pages' only style sheet, served as a file because the policy allows no inline style. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --desk: #eef2f2; --ink: #1c2626; --quiet: #546363; --line: #cfd8d8;
  --accent: #0b6e63; --on-accent: #ffffff; --hover: #e3f0ee; --warn: #9a3412; --warn-paper: #fff3ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1d2626; --desk: #121818; --ink: #e8efee; --quiet: #a3b3b1; --line: #3a4847;
    --accent: #5fd0c0; --on-accent: #07221e; --hover: #263634; --warn: #ffb68a; --warn-paper: #3a2416;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; color: var(--ink);
  background: var(--desk); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
header {
  padding: .6rem 1rem; text-align: center; font-size: .875rem; color: var(--warn);
  background: var(--warn-paper); border-bottom: 1px solid var(--line);
}
main {
  width: min(30rem, calc(100% - 2rem)); margin: 2rem auto; padding: 2rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: .75rem; box-shadow: 0 .5rem 2rem rgb(0 0 0 / .08);
}
main.wide { width: min(56rem, calc(100% - 2rem)); }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; font-weight: 600; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
p { margin: .25rem 0 1rem; }
.quiet { color: var(--quiet); font-size: .875rem; }
.who { overflow-wrap: anywhere; }
.problem { padding: .6rem .8rem; color: var(--warn); background: var(--warn-paper); border-radius: .4rem; }
ul.plain { list-style: none; margin: 1rem 0; padding: 0; }
ul.permissions { margin: .5rem 0 1.5rem; padding-left: 1.25rem; }
ul.permissions li { margin: .35rem 0; }
button { font: inherit; cursor: pointer; color: inherit; }
li.account { position: relative; padding: .6rem; border-top: 1px solid var(--line); }
li.account:hover { background: var(--hover); }
li.account button {
  display: flex; align-items: center; gap: .8rem; width: 100%; padding: 0; text-align: left;
  background: none; border: 0;
}
li.account button::after { content: ""; position: absolute; inset: 0; }
li.account p { margin: 0 0 0 3.3rem; }
.initial {
  flex: none; display: grid; place-items: center; width: 2.5rem; height: 2.5rem;
  color: var(--on-accent); background: var(--accent); border-radius: 50%;
}
.address { font-weight: 600; overflow-wrap: anywhere; }
.mark { color: var(--accent); font-size: .8125rem; font-weight: 600; }
label { display: block; margin-bottom: .25rem; font-weight: 600; }
input {
  width: 100%; padding: .55rem .7rem; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--quiet); border-radius: .4rem;
}
.phone {
  display: block; width: max-content; margin: 0 auto 1.25rem; padding: 1rem 2rem; text-align: center;
  border: 2px solid var(--line); border-radius: 1rem;
}
.phone output { display: block; font-size: 2.5rem; line-height: 1.2; font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: .6rem; margin-top: 1.5rem; }
.actions button { padding: .5rem 1.4rem; background: none; border: 1px solid var(--quiet); border-radius: .4rem; }
.actions button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { margin: 0; font-size: .875rem; }
dt { color: var(--quiet); }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th[scope="row"] { width: 45%; }
thead th { border-top: 0; color: var(--quiet); font-size: .875rem; }
`;
