import { bean, ridge, scene } from "./scene";

/** A mug from the front, with steam. */
function mug(body: string, shade: string, rim: string, wall: string, table: string, mark: string): string {
  const steam = ["M168 120c-12-18 12-26 0-46", "M204 112c-12-18 12-26 0-46", "M240 120c-12-18 12-26 0-46"]
    .map(
      (path) =>
        `<path d="${path}" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".8"/>`,
    )
    .join("");
  const handle = `<path d="M270 184c52-10 58 82-6 78" fill="none" stroke="${shade}" stroke-width="18"/>`;
  const cup = `<path d="M128 148h148v108a58 58 0 0 1-58 58h-32a58 58 0 0 1-58-58z" fill="${body}"/><path d="M250 148h26v108a58 58 0 0 1-50 57c16-16 24-40 24-66z" fill="${shade}" opacity=".55"/>`;
  const coffee = `<ellipse cx="202" cy="148" rx="74" ry="17" fill="${rim}"/><ellipse cx="202" cy="150" rx="62" ry="12" fill="#4a2a18"/>`;
  return scene({ wall, table, shadow: 96 }, steam + handle + cup + coffee + mark);
}

export const blueMug = mug(
  "#2f5d8a",
  "#234a70",
  "#3f72a3",
  "#dce8f1",
  "#b8cbda",
  ridge(152, 214, 0.8, "#eaf2f8", "#f0c25f"),
);
export const clayMug = mug(
  "#b8623b",
  "#94492a",
  "#c97a53",
  "#f5e2d3",
  "#d8b08f",
  '<path d="M140 206h124M140 226h124" stroke="#f1d9bf" stroke-width="6" stroke-dasharray="2 14" stroke-linecap="round"/>',
);

export const chocolate = scene(
  { wall: "#f4e1dc", table: "#d8b2a6", shadow: 110 },
  `<g transform="rotate(-8 200 200)"><rect x="112" y="96" width="150" height="206" rx="10" fill="#3a2014"/>${[
    0, 1, 2,
  ]
    .flatMap((column) => [0, 1].map((row) => [column, row] as const))
    .map(
      ([column, row]) =>
        `<rect x="${122 + column * 45}" y="${106 + row * 45}" width="38" height="38" rx="6" fill="#573220"/><path d="M${126 + column * 45} ${140 + row * 45}h30" stroke="#2b160c" stroke-width="3" opacity=".5"/>`,
    )
    .join(
      "",
    )}<path d="M106 196l20-10 22 12 22-12 22 12 22-12 22 12 32-10v106a12 12 0 0 1-12 12H118a12 12 0 0 1-12-12z" fill="#c4553b"/><rect x="134" y="226" width="106" height="58" rx="6" fill="#fbeee4"/><rect x="152" y="242" width="70" height="8" rx="4" fill="#933824"/><rect x="164" y="260" width="46" height="7" rx="3.5" fill="#933824" opacity=".5"/></g>${bean(312, 306, -20)}`,
);

export const honey = scene(
  { wall: "#fbedcd", table: "#e3c37f", shadow: 92 },
  `<rect x="138" y="104" width="124" height="34" rx="8" fill="#7a3e1d"/><rect x="138" y="124" width="124" height="8" fill="#5f2f15"/><path d="M132 150a16 16 0 0 1 16-16h104a16 16 0 0 1 16 16v142a26 26 0 0 1-26 26h-84a26 26 0 0 1-26-26z" fill="#e39b22"/><path d="M132 168c40 16 96-14 136 4v120a26 26 0 0 1-26 26h-84a26 26 0 0 1-26-26z" fill="#c97f12"/><path d="M148 150v130" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".45"/><rect x="160" y="196" width="84" height="76" rx="8" fill="#fff6e0"/><path d="M202 206l24 14v26l-24 14-24-14v-26z" fill="#f0c25f"/><path d="M202 218l13 8v14l-13 8-13-8v-14z" fill="#c97f12"/>`,
);

export const giftBox = scene(
  { wall: "#efe0e0", table: "#cda9a6", shadow: 124 },
  `<rect x="92" y="188" width="216" height="130" rx="8" fill="#8c2f39"/><rect x="80" y="150" width="240" height="48" rx="8" fill="#a63d47"/><rect x="180" y="150" width="40" height="168" fill="#f0c98a"/><path d="M200 150c-64-8-74-60-42-68 26-6 42 36 42 68zM200 150c64-8 74-60 42-68-26-6-42 36-42 68z" fill="#f0c98a"/><path d="M200 150c-34-10-46-38-34-44 14-6 30 20 34 44zM200 150c34-10 46-38 34-44-14-6-30 20-34 44z" fill="#d9a65a"/><rect x="80" y="190" width="240" height="8" fill="#2b1a10" opacity=".16"/>${ridge(112, 232, 0.5, "#f6e6d0", "#f0c98a")}`,
);
