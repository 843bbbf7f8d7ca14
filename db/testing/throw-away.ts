/** Only for a throw-away cluster: a crash of the machine may lose it, a crash of the server may not. */
export const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"].flatMap((flag) => [
  "-c",
  flag,
]);
