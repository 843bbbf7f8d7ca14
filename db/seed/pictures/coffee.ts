import { bean, ridge, scene } from "./scene";

type Bag = {
  readonly wall: string;
  readonly table: string;
  readonly paper: string;
  readonly fold: string;
  readonly label: string;
  readonly ink: string;
  readonly sun: string;
};

/** A paper bag with a folded top and a label. */
function bag({ wall, table, paper, fold, label, ink, sun }: Bag, tall = false): string {
  const top = tall ? 62 : 92;
  const body = `<path d="M126 ${top + 26}h148l8 ${tall ? 214 : 184}a12 12 0 0 1-12 12H130a12 12 0 0 1-12-12z" fill="${paper}"/>`;
  const side = `<path d="M250 ${top + 26}h24l8 ${tall ? 214 : 184}a12 12 0 0 1-12 12h-20z" fill="#2b1a10" opacity=".1"/>`;
  const roll = `<rect x="120" y="${top}" width="160" height="30" rx="6" fill="${fold}"/><rect x="136" y="${top + 12}" width="128" height="6" rx="3" fill="${sun}" opacity=".85"/>`;
  const tag = `<rect x="146" y="${top + 62}" width="108" height="${tall ? 138 : 112}" rx="8" fill="${label}"/>`;
  const words = `<rect x="166" y="${top + 132}" width="68" height="8" rx="4" fill="${ink}"/><rect x="180" y="${top + 149}" width="40" height="6" rx="3" fill="${ink}" opacity=".5"/>`;
  const beans = bean(96, 312, 18) + bean(306, 309, -24) + bean(330, 319, 12, "#6b4629");
  return scene(
    { wall, table, shadow: 104 },
    body + side + roll + tag + ridge(158, top + 80, 0.7, ink, sun) + words + beans,
  );
}

export const andes250 = bag({
  wall: "#f3e3cf",
  table: "#d9b78f",
  paper: "#7a3e1d",
  fold: "#5f2f15",
  label: "#f8efe2",
  ink: "#7a3e1d",
  sun: "#e3a23c",
});
export const andesKilo = bag(
  {
    wall: "#eddcc8",
    table: "#cfa77c",
    paper: "#4a2a18",
    fold: "#35200f",
    label: "#f1e2c9",
    ink: "#4a2a18",
    sun: "#d98b2b",
  },
  true,
);
export const huila = bag({
  wall: "#f6dfd2",
  table: "#dba98c",
  paper: "#b5482f",
  fold: "#933824",
  label: "#fbeee4",
  ink: "#933824",
  sun: "#f0b04f",
});
export const cajamarca = bag({
  wall: "#e3ead9",
  table: "#b9c39c",
  paper: "#3f6b4f",
  fold: "#315540",
  label: "#f3f4e6",
  ink: "#315540",
  sun: "#e6b450",
});
export const decaf = bag({
  wall: "#dfe8ec",
  table: "#b2c6ce",
  paper: "#e9e0d2",
  fold: "#d5c8b4",
  label: "#ffffff",
  ink: "#3d6478",
  sun: "#8fb7c7",
});
