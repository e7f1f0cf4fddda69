import { type Socket } from 'node:net';

/** Whether the other end is this machine, where "in clear" reaches no one else. */
export function isLoopback(socket: Pick<Socket, 'remoteAddress'> | null): boolean {
  const address = socket?.remoteAddress ?? '';
  return /^(?:::ffff:)?127\.|^::1$/.test(address);
}
