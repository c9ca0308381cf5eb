import { expect, it } from 'vitest';
import { busSocket, systemBusSocket } from '../../../../app/platform/system/bus-socket.ts';

it.each([
  [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, '/run/user/1000/bus'],
  [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/dbus-Ab,guid=00ff' }, '/tmp/dbus-Ab'],
  [{ DBUS_SESSION_BUS_ADDRESS: 'unix:guid=00ff,path=/tmp/dbus%20bus' }, '/tmp/dbus bus'],
  [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/100%bus' }, '/tmp/100%bus'],
  [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/dbus-Ab,guid=00ff' }, '\0/tmp/dbus-Ab'],
  [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost,port=1;unix:path=/tmp/bus' }, '/tmp/bus'],
  [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost,port=1', XDG_RUNTIME_DIR: '/run/user/1000' }, undefined],
  [{ XDG_RUNTIME_DIR: '/run/user/1000' }, '/run/user/1000/bus'],
  [{}, undefined],
])('finds the bus of %j', (env, socket) => {
  expect(busSocket(env)).toBe(socket);
});

it.each([
  [{ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/tmp/system-bus' }, '/tmp/system-bus'],
  [{ DBUS_SYSTEM_BUS_ADDRESS: 'tcp:host=localhost,port=1' }, undefined],
  [{ XDG_RUNTIME_DIR: '/run/user/1000' }, '/var/run/dbus/system_bus_socket'],
])('finds the system bus of %j', (env, socket) => {
  expect(systemBusSocket(env)).toBe(socket);
});
