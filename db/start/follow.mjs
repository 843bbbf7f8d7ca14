// Loaded before the server and the build: when the process that started them is killed, they end too, instead of holding the port or the build.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}, 250).unref();
