import { givenVariables } from "@/lib/platform/env";
import { buildIfNeeded } from "./build";

try {
  await buildIfNeeded({ variables: givenVariables(), say: (line) => console.log(line) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
