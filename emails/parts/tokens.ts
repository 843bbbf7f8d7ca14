/** The desk's warm paper, ink and Andean green as hex: mail programs know neither OKLCH nor variables. */
export const COLOR = {
  paper: "#f7f4ee",
  sheet: "#fefdfa",
  line: "#e2ded5",
  ink: "#25211b",
  soft: "#59554d",
  faint: "#6d6860",
  brand: "#005c41",
  wait: "#f9efda",
  waitInk: "#6f4e1a",
  bad: "#9c2f24",
} as const;

const DARK = {
  paper: "#181612",
  sheet: "#22201c",
  line: "#3d3a35",
  ink: "#eeebe5",
  soft: "#bab7b0",
  link: "#75cca7",
  wait: "#3a2f1b",
  waitInk: "#ecd2a0",
  bad: "#f0a398",
} as const;

export const FONT =
  "Geist, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
export const MONO = "'Geist Mono', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";

/** Only what inline styles cannot say: the dark palette and the narrow phone. */
export const STYLESHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .frame { padding: 0 !important; }
  .sheet { border-left: 0 !important; border-right: 0 !important; border-radius: 0 !important; }
  .inside { padding-left: 20px !important; padding-right: 20px !important; }
  .wait { border-radius: 0 !important; }
  .action { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: ${DARK.paper} !important; }
  .sheet { background-color: ${DARK.sheet} !important; border-color: ${DARK.line} !important; }
  .rule { border-color: ${DARK.line} !important; }
  .ink { color: ${DARK.ink} !important; }
  .soft { color: ${DARK.soft} !important; }
  .link { color: ${DARK.link} !important; }
  .panel { background-color: ${DARK.paper} !important; border-color: ${DARK.line} !important; }
  .wait { background-color: ${DARK.wait} !important; color: ${DARK.waitInk} !important; }
  .bad { color: ${DARK.bad} !important; }
}
`.trim();
