import fs from "node:fs";
import { isSameProcess, markOf, placeAt } from "./place";

/**
 * Says that this process uses the server of `root`. The returned function takes that back, and is true when nobody is left:
 * then the caller stops the server. Processes that were killed do not count.
 */
export function joinUsers(root: string): () => boolean {
  const folder = placeAt(root).at("users");
  const file = placeAt(folder).at(String(process.pid));
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.writeFileSync(file, markOf(process.pid), { mode: 0o600 });
  return () => {
    fs.rmSync(file, { force: true });
    const left = fs.readdirSync(folder).map((name) => placeAt(folder).at(name));
    for (const other of left) if (!isSameProcess(other)) fs.rmSync(other, { force: true });
    return !left.some(isSameProcess);
  };
}
