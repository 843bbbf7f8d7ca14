// Loaded before the server: when the process that started it is killed, the server ends too, instead of holding the port.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}, 250).unref();
