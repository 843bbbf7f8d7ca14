import { bean, ridge, scene } from "./scene";

export const frenchPress = scene(
  { wall: "#e6e4dc", table: "#bfb8a6", shadow: 96 },
  '<rect x="194" y="58" width="12" height="70" rx="6" fill="#8a8d8f"/><circle cx="200" cy="56" r="16" fill="#33302c"/><rect x="136" y="118" width="128" height="22" rx="9" fill="#5d6063"/><path d="M262 152c62-8 62 118 0 110" fill="none" stroke="#33302c" stroke-width="17"/><path d="M142 140h116v166a12 12 0 0 1-12 12h-92a12 12 0 0 1-12-12z" fill="#f6fafa" opacity=".85"/><path d="M142 196h116v110a12 12 0 0 1-12 12h-92a12 12 0 0 1-12-12z" fill="#5b3420"/><rect x="142" y="190" width="116" height="12" fill="#8a5a38"/><path d="M142 140v178M258 140v178M136 220h128M136 288h128" stroke="#8a8d8f" stroke-width="8" stroke-linecap="round"/><path d="M160 154v140" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".5"/>',
);

function cone(main: string, shade: string, wall: string, table: string): string {
  const dripper = `<path d="M112 116h176l-62 104h-52z" fill="${main}"/><path d="M236 116h52l-62 104h-24z" fill="${shade}"/><rect x="104" y="104" width="192" height="20" rx="10" fill="${shade}"/><path d="M288 130c38 2 34 48-14 46" fill="none" stroke="${shade}" stroke-width="13"/><rect x="140" y="218" width="120" height="15" rx="7" fill="${main}"/><path d="M150 132l38 82M186 132l10 82" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".35"/>`;
  const jug =
    '<path d="M160 234h80l18 70a12 12 0 0 1-12 14h-92a12 12 0 0 1-12-14z" fill="#eef4f4" opacity=".95"/><path d="M152 270h96l10 34a12 12 0 0 1-12 14h-92a12 12 0 0 1-12-14z" fill="#6b4126"/>';
  const drop = '<path d="M200 236c8 12 8 20 0 20s-8-8 0-20z" fill="#6b4126"/>';
  return scene({ wall, table, shadow: 84 }, jug + drop + dripper);
}

export const whiteCone = cone("#ffffff", "#dcd6cb", "#e9ddcf", "#cdb292");
export const redCone = cone("#c5402f", "#9c2f22", "#f3e0d6", "#d5ac92");

export const filters = scene(
  { wall: "#eee7da", table: "#cdbb9c", shadow: 104 },
  `<path d="M120 92h160l-46 128h-68z" fill="#fff"/><path d="M132 100h160l-46 128h-68z" fill="#f4eee2"/><path d="M144 108h160l-46 128h-68z" fill="#e9dfcb"/><path d="M120 92l46 128M132 100l46 128M144 108l40 112" fill="none" stroke="#cbbd9f" stroke-width="3"/><rect x="92" y="212" width="196" height="104" rx="10" fill="#9a7b4f"/><rect x="92" y="212" width="196" height="26" rx="10" fill="#846740"/><rect x="120" y="252" width="140" height="46" rx="6" fill="#f8f1e2"/><rect x="136" y="264" width="66" height="8" rx="4" fill="#846740"/><rect x="136" y="280" width="42" height="7" rx="3.5" fill="#846740" opacity=".5"/><circle cx="236" cy="275" r="14" fill="#846740"/>`,
);

export const grinder = scene(
  { wall: "#dfe5df", table: "#aebaa8", shadow: 86 },
  `<rect x="200" y="70" width="104" height="13" rx="6.5" fill="#5d6063"/><circle cx="306" cy="64" r="19" fill="#7a3e1d"/><rect x="190" y="66" width="20" height="42" rx="6" fill="#8a8d8f"/><path d="M150 104h100l10 24H140z" fill="#8a8d8f"/><rect x="140" y="126" width="120" height="108" rx="8" fill="#3d4347"/><rect x="140" y="150" width="120" height="14" fill="#596167"/><rect x="140" y="202" width="120" height="14" fill="#596167"/><path d="M146 234h108l-6 72a13 13 0 0 1-13 12h-70a13 13 0 0 1-13-12z" fill="#a9693c"/><path d="M224 234h30l-6 72a13 13 0 0 1-13 12h-20c8-20 10-50 9-84z" fill="#2b1a10" opacity=".16"/>${ridge(160, 262, 0.66, "#f1dfc8", "#e3a23c")}${bean(96, 314, 20)}${bean(312, 312, -14)}`,
);

export const guide = scene(
  { wall: "#e4e6ef", table: "#b9bed1", shadow: 100 },
  '<g transform="rotate(-5 200 200)"><rect x="118" y="74" width="164" height="240" rx="12" fill="#2d3350"/><rect x="126" y="82" width="148" height="224" rx="6" fill="#fffaf2"/><rect x="144" y="104" width="92" height="12" rx="6" fill="#7a3e1d"/><rect x="144" y="126" width="64" height="8" rx="4" fill="#c9a27a"/><path d="M160 160h80l-28 46h-24z" fill="#c5402f"/><rect x="152" y="154" width="96" height="9" rx="4.5" fill="#9c2f22"/><path d="M178 212h44l10 34h-64z" fill="#6b4126"/><rect x="144" y="262" width="112" height="6" rx="3" fill="#d6cdbf"/><rect x="144" y="276" width="112" height="6" rx="3" fill="#d6cdbf"/><rect x="144" y="290" width="70" height="6" rx="3" fill="#d6cdbf"/></g><g><rect x="236" y="246" width="78" height="44" rx="10" fill="#c5402f"/><path d="M250 280v-24h8a7.5 7.5 0 0 1 0 15h-8M272 256v24h5c16 0 16-24 0-24zM298 280v-24h12M298 268h9" fill="none" stroke="#fff" stroke-width="4.4" stroke-linecap="round" stroke-linejoin="round"/></g>',
);
