// Loaded before the server: when the process that started it is killed, the server ends too, instead of holding the port.
process.channel?.unref();
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
