import { ensureEmbedded } from "@/db/embedded";

/** A process that starts the server of a folder and tells what came of it. Tests run several, and kill some. */
ensureEmbedded(process.argv[2] ?? "")
  .then(({ reused, url }) => console.log(JSON.stringify({ reused, url })))
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
