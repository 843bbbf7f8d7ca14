import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default kind), 19 MiB, 2 passes: about 25 ms, off the event loop. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), COST);

/** Without a hash it does the same work and says no: whether somebody exists cannot be measured. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash("nobody has this password", COST);
  const isRight = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"));
  return isRight && passwordHash !== null;
}
