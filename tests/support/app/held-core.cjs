// Loaded before an app under test: its core is loaded, but does not start before `__releaseCore` is called.
const Module = require('node:module');

const load = Module._load;
const released = new Promise((resolve) => {
  globalThis.__releaseCore = resolve;
});

Module._load = (request, ...rest) => {
  const loaded = load(request, ...rest);
  if (!/\bassembly-[\w-]+\.cjs$/.test(request)) return loaded;
  const assemble = async (first) => {
    await released;
    return loaded.assemble(first);
  };
  return { ...loaded, assemble };
};
