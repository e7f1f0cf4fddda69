import { describe, expect, it } from 'vitest';
import { garbledAfterStartTls } from '../connection-tests/transport/secure-socket.ts';
import { networkFailure } from '../connection-tests/transport/network-failure.ts';
import { StepFailure } from '../connection-tests/step-failure.ts';
import { contextWithoutClient } from './context-without-client.ts';
import { chooseEntry } from './diagnose.ts';
import { explainText } from './explain/explain-text.ts';

/**
 * Electron's Node links BoringSSL. Its line (err.cc, ERR_error_string_n and ERR_print_errors_cb) has
 * the name of the reason (ssl.errordata) where OpenSSL has words, and "OPENSSL_internal" where OpenSSL
 * has a function; Node makes the code of the reason in the same way (crypto_tls.cc, ClearOut).
 */
const boringSsl = (number: string, reason: string, file: string) =>
  `error:${number}:SSL routines:OPENSSL_internal:${reason}:../../third_party/boringssl/src/ssl/${file}:`;
const openSsl = (number: string, call: string, reason: string) =>
  `0A0000C1:error:${number}:SSL routines:${call}:${reason}:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1605:`;

const record = 'tls_record.cc:592';
const same: readonly [string, string, string][] = [
  [
    openSsl('0A00010B', 'ssl3_get_record', 'wrong version number'),
    boringSsl('100000f7', 'WRONG_VERSION_NUMBER', 'tls_record.cc:127'),
    'tls-on-plain-port',
  ],
  [
    openSsl('0A0000C6', 'tls_get_more_records', 'packet length too long'),
    boringSsl('10000092', 'ENCRYPTED_LENGTH_TOO_LONG', 'tls_record.cc:140'),
    'tls-on-plain-port',
  ],
  [
    openSsl('0A000410', 'ssl3_read_bytes', 'ssl/tls alert handshake failure'),
    boringSsl('10000410', 'SSLV3_ALERT_HANDSHAKE_FAILURE', record),
    'tls-too-old',
  ],
  [
    openSsl('0A000410', 'ssl3_read_bytes', 'sslv3 alert handshake failure'),
    boringSsl('1000009a', 'HANDSHAKE_FAILURE_ON_CLIENT_HELLO', 'handshake.cc:674'),
    'tls-too-old',
  ],
  [
    openSsl('0A000102', 'ssl_choose_client_version', 'unsupported protocol'),
    boringSsl('100000f0', 'UNSUPPORTED_PROTOCOL', 'handshake_client.cc:716'),
    'tls-too-old',
  ],
  [
    openSsl('0A00042E', 'ssl3_read_bytes', 'tlsv1 alert protocol version'),
    boringSsl('1000042e', 'TLSV1_ALERT_PROTOCOL_VERSION', record),
    'tls-too-old',
  ],
  [
    openSsl('0A0000BF', 'tls_construct_client_hello', 'no protocols available'),
    boringSsl('10000118', 'NO_SUPPORTED_VERSIONS_ENABLED', 'ssl_versions.cc:200'),
    'tls-too-old',
  ],
  [
    openSsl('0A000152', 'final_renegotiate', 'unsafe legacy renegotiation disabled'),
    boringSsl('100000ec', 'UNSAFE_LEGACY_RENEGOTIATION_DISABLED', 'extensions.cc:700'),
    'tls-too-old',
  ],
  [
    openSsl('0A00042F', 'ssl3_read_bytes', 'tlsv1 alert insufficient security'),
    boringSsl('1000042f', 'TLSV1_ALERT_INSUFFICIENT_SECURITY', record),
    'tls-too-old',
  ],
  [
    openSsl('0A000086', 'tls_post_process_server_certificate', 'certificate verify failed'),
    boringSsl('1000007d', 'CERTIFICATE_VERIFY_FAILED', 'handshake.cc:297'),
    'certificate-not-trusted',
  ],
  [
    openSsl('0A000438', 'ssl3_read_bytes', 'tlsv1 alert internal error'),
    boringSsl('10000438', 'TLSV1_ALERT_INTERNAL_ERROR', record),
    'tls-failed',
  ],
];
const texts = same.flatMap(([open, boring, code]): [string, string][] => [
  [open, code],
  [boring, code],
]);

/** As Node throws it (crypto_tls.cc): the code is made of the reason. */
function thrown(text: string): Error {
  const reason = /SSL routines:[^:]*:([^:]*)/.exec(text)?.[1] ?? '';
  return Object.assign(new Error(text), {
    code: `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`,
  });
}

/** As Node throws it where something was still to be written: the reason is in the text alone. */
const onWrite = (text: string) =>
  Object.assign(new Error(`write EPROTO 25770044842136:${text.replace(/^0A\w+:/, '')}\n`), {
    code: 'EPROTO',
  });

function findingOf(error: unknown): string {
  const failure = networkFailure('tls', error);
  if (!(failure instanceof StepFailure)) throw failure;
  return chooseEntry(failure.signal).code;
}

const explained = (text: string) =>
  explainText(text, contextWithoutClient('en')).findings.map(({ code }) => code);

describe('a TLS failure in Electron is explained as it is in Node', () => {
  it.each(texts)('in a test: %s', (text, code) => {
    expect(findingOf(thrown(text))).toBe(code);
  });

  it.each(texts)('in a test, while something is written: %s', (text, code) => {
    expect(findingOf(onWrite(text))).toBe(code);
  });

  it.each(texts)('where it is pasted: %s', (text, code) => {
    expect(explained(text)).toEqual([code]);
    expect(explained(onWrite(text).message)).toEqual([code]);
  });

  it('says that TLS is garbled after STARTTLS for bytes that are no TLS, not for an alert', () => {
    const kindOf = (text: string) => {
      const error = garbledAfterStartTls('smtp', networkFailure('tls', onWrite(text)));
      return error instanceof StepFailure ? error.signal.kind : null;
    };
    const reason = (name: string) => boringSsl('100000f7', name, record);
    expect(kindOf(reason('WRONG_VERSION_NUMBER'))).toBe('conversation');
    expect(kindOf(reason('ENCRYPTED_LENGTH_TOO_LONG'))).toBe('conversation');
    expect(kindOf(reason('TLSV1_ALERT_PROTOCOL_VERSION'))).toBe('network');
    expect(kindOf(reason('SSLV3_ALERT_HANDSHAKE_FAILURE'))).toBe('network');
  });
});
