import { z } from 'zod';
import { command, query } from './call.ts';
import { hostName, isoDateTime, port } from './identifiers.ts';
import { secretField } from './secret-fields.ts';

/** A proxy server: HTTP CONNECT, SOCKS 5 (RFC 1928) or SOCKS 4a. Names are resolved by the proxy. */
export const proxyKind = z.enum(['http', 'socks', 'socks4']);
export type ProxyKind = z.infer<typeof proxyKind>;

/**
 * How this machine reaches the authority and the mail servers. `system`: the variables HTTPS_PROXY
 * (token requests), ALL_PROXY (everything) and NO_PROXY, as curl reads them, else the settings of
 * Windows, macOS, GNOME or KDE, which the browser of the sign-in window follows too.
 */
export const proxySetting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({
    kind: proxyKind,
    host: hostName,
    port,
    /** Empty: the proxy asks for no credentials. The password is in the vault. */
    username: z.string().trim().max(255, { error: 'too-long' }),
  }),
]);
export type ProxySetting = z.infer<typeof proxySetting>;

/** Who named the proxy of this computer. `winhttp`: `netsh winhttp set proxy`, for all its users. */
export const proxySource = z.enum([
  'none',
  'environment',
  'windows',
  'winhttp',
  'macos',
  'gnome',
  'kde',
]);
export type ProxySource = z.infer<typeof proxySource>;

/** A proxy that connections go through, without credentials, and who named it. */
export const proxyUse = z.strictObject({
  /** `http://proxy:3128`. Its shape is checked: an opened report puts it into Collega's sentence. */
  address: z.string().regex(/^(?:http|socks5|socks4a):\/\/[\p{L}\p{N}._\-[\]:]{1,300}$/u),
  /** `settings`: Collega's own; `this-run`: `--proxy` or COLLEGA_PROXY. */
  source: z.enum([...proxySource.options, 'settings', 'this-run']),
});
export type ProxyUse = z.infer<typeof proxyUse>;

/** What this computer names now, without credentials: `http://proxy:3128`. */
export const systemProxies = z.strictObject({
  source: proxySource,
  /** For token requests. */
  https: z.string().nullable(),
  mail: z.string().nullable(),
  /** The address of a script that chooses the proxy (PAC), or `wpad`. */
  script: z.string().nullable(),
  /** What is named and cannot be used, e.g. a proxy that wants TLS itself. */
  unusable: z.string().nullable(),
});
export type SystemProxies = z.infer<typeof systemProxies>;

/** One added authority, as people recognise it. Its PEM stays in the services. */
export const certificateAuthority = z.strictObject({
  /** SHA-256, its identity. */
  fingerprint256: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: isoDateTime,
  validTo: isoDateTime,
  expired: z.boolean(),
});
export type CertificateAuthority = z.infer<typeof certificateAuthority>;

export const networkSettings = z.strictObject({
  proxy: proxySetting,
  hasPassword: z.boolean(),
  systemProxies,
  certificateAuthorities: z.array(certificateAuthority),
});
export type NetworkSettings = z.infer<typeof networkSettings>;

export const networkCalls = {
  'network.read': query(z.strictObject({}), networkSettings, { shows: ['settings'] }),
  'network.saveProxy': command(
    z.strictObject({
      proxy: proxySetting,
      /** Null keeps the stored password, an empty one forgets it. */
      password: secretField(z.string().max(512, { error: 'too-long' })).nullable(),
    }),
    networkSettings,
    { changes: ['settings'] },
  ),
  /** Trusted besides the usual authorities, never instead of them. The PEM may hold several. */
  'network.addCertificateAuthority': command(
    z.strictObject({ pem: z.string().min(1, { error: 'required' }).max(200_000) }),
    networkSettings,
    { changes: ['settings'] },
  ),
  'network.removeCertificateAuthority': command(
    z.strictObject({ fingerprint256: z.string().max(200) }),
    networkSettings,
    { changes: ['settings'] },
  ),
};
