import pg from "pg";

/** Runs statements that need a connection of their own (create database, drop database). */
export async function asAdmin(url: string, ...statements: string[]): Promise<void> {
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

export async function databasesOf(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const found = await client.query<{ datname: string }>("select datname from pg_database");
    return found.rows.map((row) => row.datname);
  });
}

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
