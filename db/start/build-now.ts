import { givenVariables } from "@/lib/platform/env";
import { buildIfNeeded } from "./build";

try {
  buildIfNeeded(givenVariables(), (line) => console.log(line));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
