/** The server for a browser, and the window that it serves. */
export const serverMessages = {
  "server.portInUse":
    "Port {port, number, plain} of {host} is in use by another program. Choose another with --port, or leave " +
    "--port out for a free one.",
  "server.portReserved":
    "Port {port, number, plain} is reserved for the system. Choose one above 1023 with --port, or leave --port " +
    "out for a free one.",
  "server.noAddress": "This machine has no address {host} to listen on. Leave --host out for 127.0.0.1.",
  "server.reachable":
    "Other machines can reach {host}, and what they send and see is not encrypted. A tunnel is safer: `ssh -L " +
    "PORT:127.0.0.1:PORT this-machine`. To serve there all the same, add --allow-other-machines.",
  "server.windowNotBuilt":
    "The window has not been built, and what builds it is not installed: run `npm ci` in {folder}, then `npm start`.",
  "server.windowBuildFailed": "The window could not be built; the one from before, if any, is kept.\n{said}",
  "server.windowMissing":
    "The window has not been built: {folder} has no index.html. Run `npm start` in the folder of Critic " +
    "Studio, which builds it.",
  "server.isStopping": "Critic Studio is being stopped; nothing new can be begun.",
  "server.asksTooMuch": "The page asks for too much at a time; try again in a moment.",
} as const;
