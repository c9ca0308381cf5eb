// The thread: writes beside the file, and puts that in its place.
const { closeSync, fsyncSync, openSync, renameSync, writeSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');

const { file, text, endsAfterMs } = workerData;
const beside = openSync(`${file}.new`, 'w', 0o600);
writeSync(beside, text);
fsyncSync(beside);
closeSync(beside);
renameSync(`${file}.new`, file);
parentPort.postMessage('stored');
setTimeout(() => {}, endsAfterMs);
