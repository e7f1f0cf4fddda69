/**
 * Node's code of a TLS failure. Where something was still to be written when the handshake failed,
 * Node says EPROTO and leaves the library's reason in the text (crypto_tls.cc, InvokeQueued):
 * `write EPROTO 1234:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:…`.
 * The reason is then made a code as Node makes it otherwise, ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION.
 * OpenSSL writes reasons in words, BoringSSL (Electron) in capitals with underscores.
 */
export function codeOfTls(code: string, text: string): string {
  if (code !== 'EPROTO') return code;
  const reason = libraryReason.exec(text)?.[1];
  return reason === undefined ? code : `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
}

/** `error:NUMBER:SSL routines:CALL:REASON:`, of the first error where several are printed. */
const libraryReason = /error:[\da-f]{6,8}:SSL routines:[^:\n]{0,80}:([a-z\d][a-z\d_/ -]{2,80}):/i;
