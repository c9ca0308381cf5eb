// The program of a `FarHost`: takes connections on the port given and hands them on to the socket file given.
// Ends with the process that started it.
import { connect, createServer } from 'node:net';

const [port, socketFile = ''] = process.argv.slice(2);
const server = createServer((far) => {
  const near = connect(socketFile);
  for (const socket of [far, near]) socket.on('error', () => {});
  far.on('close', () => near.destroy());
  near.on('close', () => far.destroy());
  far.pipe(near).pipe(far);
});
server.listen(Number(port), '0.0.0.0', () => console.log('listening'));
process.stdin.resume().on('end', () => process.exit());
