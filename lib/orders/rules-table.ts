import { everyRule } from "./rules";

const HEAD =
  "| row | from | move | to | by | permission | stock | letter | event out |\n|---|---|---|---|---|---|---|---|---|";

/** The rules as documentation: lib/README.md holds exactly this, and a test compares them. */
export function rulesTable(): string {
  const rows = everyRule().map(({ from, move, rule }) => {
    const shortage =
      rule.shortage === "refuse"
        ? ""
        : rule.shortage === "accept"
          ? " (short accepted)"
          : " (short if accepted)";
    const cells = [
      ...[rule.row, from, move, rule.to, rule.by.join(", "), rule.permission ?? "–"],
      ...[`${rule.stock}${shortage}`, rule.letter ?? "–", rule.hook ?? "–"],
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [HEAD, ...rows].join("\n");
}
