/** One ground for all pictures: a calm wall, a table, a soft shadow. Square, so that lists never jump. */
export type Scene = { readonly wall: string; readonly table: string; readonly shadow?: number };

export function scene({ wall, table, shadow = 92 }: Scene, things: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img"><rect width="400" height="400" fill="${wall}"/><circle cx="200" cy="182" r="132" fill="#fff" opacity=".35"/><rect y="300" width="400" height="100" fill="${table}"/><ellipse cx="200" cy="318" rx="${shadow}" ry="13" fill="#2b1a10" opacity=".18"/>${things}</svg>`;
}

/** A coffee bean, turned. */
export const bean = (x: number, y: number, turn: number, fill = "#5b3a22"): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse rx="15" ry="10" fill="${fill}"/><path d="M-14 1c8-6 20 5 28-2" fill="none" stroke="#2e1b0f" stroke-width="2.6" stroke-linecap="round"/></g>`;

const RIDGE = "M0 34 22 10l13 13L58 0l27 31 13-13 22 16v14H0z";

/** The mark of the shop: a ridge of mountains under a sun. */
export const ridge = (x: number, y: number, scale: number, snow: string, sun: string): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><circle cx="88" cy="2" r="11" fill="${sun}"/><path d="${RIDGE}" fill="${snow}"/></g>`;
