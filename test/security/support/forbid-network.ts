import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * From here on nothing of this process leaves the machine: names are not found, and connections to
 * anything but loopback are refused. For tests that ask Collega whatever comes to mind.
 */
export function forbidNetwork(): void {
  const notFound = (name: string) =>
    Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  const answerNotFound = (name: unknown, ...rest: unknown[]): void => {
    const callback = rest.at(-1);
    if (typeof callback !== 'function') throw new TypeError('no callback');
    setImmediate(() => (callback as (error: Error) => void)(notFound(String(name))));
  };
  const rejectNotFound = (name: unknown) => Promise.reject(notFound(String(name)));
  const isQuestion = (name: string) => /^(?:lookup|resolve|reverse)/u.test(name);
  const replace = (holder: object, answer: unknown): void => {
    for (const name of Object.getOwnPropertyNames(holder).filter(isQuestion)) {
      Object.defineProperty(holder, name, { value: answer, configurable: true, writable: true });
    }
  };
  replace(dns, answerNotFound);
  replace(dns.promises, rejectNotFound);
  for (let type: object = dns.Resolver.prototype; type !== Object.prototype;) {
    replace(type, answerNotFound);
    type = Object.getPrototypeOf(type) as object;
  }
  for (let type: object = dns.promises.Resolver.prototype; type !== Object.prototype;) {
    replace(type, rejectNotFound);
    type = Object.getPrototypeOf(type) as object;
  }
  syncBuiltinESMExports();

  const connect = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect')?.value as (
    this: net.Socket,
    ...args: unknown[]
  ) => net.Socket;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
    // Node's own callers hand over a list of options and callback.
    const [first] = args.flat() as [unknown];
    const host =
      typeof first === 'object' && first !== null && 'host' in first ? first.host : args[1];
    const name = typeof host === 'string' ? host : 'localhost';
    if (/^(?:127\.|::1$|localhost$)/u.test(name)) return connect.apply(this, args);
    const refusal = Object.assign(new Error(`connect ECONNREFUSED ${name}`), {
      code: 'ECONNREFUSED',
    });
    setImmediate(() => this.destroy(refusal));
    return this;
  };
}
