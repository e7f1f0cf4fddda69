import { BlockList, type Socket } from 'node:net';

/** One of the addresses that a host name leads to. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** What Microsoft's mail hosts cannot be: this machine, or no address at all (row 112). */
const impossible = new BlockList();
impossible.addSubnet('0.0.0.0', 8, 'ipv4');
impossible.addSubnet('127.0.0.0', 8, 'ipv4');
impossible.addAddress('::', 'ipv6');
impossible.addAddress('::1', 'ipv6');

/**
 * Where they are not, though an inspecting gateway may answer there and pass everything on (RFC
 * 1918, 3927, 4193, 4291). 100.64.0.0/10 and 198.18.0.0/15 are missing on purpose: tunnels of
 * security products and proxies hand out such addresses in place of the real ones, which they reach.
 */
const local = new BlockList();
local.addSubnet('10.0.0.0', 8, 'ipv4');
local.addSubnet('172.16.0.0', 12, 'ipv4');
local.addSubnet('192.168.0.0', 16, 'ipv4');
local.addSubnet('169.254.0.0', 16, 'ipv4');
local.addSubnet('fc00::', 7, 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');

/** Every cloud's mail hosts, and the older names of the same servers (contract/mail-hosts.ts). */
const microsoftHost =
  /(?:^|\.)(?:office365\.(?:com|us)|outlook\.(?:com|cn)|office\.com|office\.us)\.?$/i;

export type AddressVerdict = 'public' | 'doubtful' | 'impossible';

/**
 * Whether a host of Microsoft has addresses that can be its own. Of any other host nothing is known:
 * a mail server of one's own may well have a private address.
 */
export function checkAddresses(host: string, addresses: readonly HostAddress[]): AddressVerdict {
  if (!microsoftHost.test(host)) return 'public';
  if (addresses.every((each) => isIn(impossible, each))) return 'impossible';
  const doubtful = addresses.some((each) => isIn(impossible, each) || isIn(local, each));
  return doubtful ? 'doubtful' : 'public';
}

function isIn(list: BlockList, { address, family }: HostAddress): boolean {
  // A link-local address may carry the name of an interface.
  const bare = address.split('%', 1)[0] ?? address;
  return list.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether the other end is this machine, where "in clear" reaches no one else. */
export function isLoopback(socket: Pick<Socket, 'remoteAddress'> | null): boolean {
  const address = socket?.remoteAddress ?? '';
  return /^(?:::ffff:)?127\.|^::1$/.test(address);
}
