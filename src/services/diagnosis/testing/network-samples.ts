import { type Signal } from '../signal.ts';
import { type SampleSignal } from './sample-signal.ts';

type Stage = Extract<Signal, { kind: 'network' }>['stage'];
const network = (finding: string, stage: Stage, code: string, text: string): SampleSignal => [
  finding,
  { kind: 'network', stage, code, text },
];

/** A4: the words of Node 20 and OpenSSL 3, as its error objects carry them. */
export const networkSamples: readonly SampleSignal[] = [
  network('host-not-found', 'dns', 'ENOTFOUND', 'getaddrinfo ENOTFOUND smtp.ofice365.com'),
  network('computer-offline', 'dns', 'OFFLINE', 'getaddrinfo ENOTFOUND smtp.office365.com'),
  network('dns-unavailable', 'dns', 'EAI_AGAIN', 'getaddrinfo EAI_AGAIN smtp.office365.com'),
  network('dns-failed', 'dns', 'EBADRESP', 'queryA EBADRESP smtp.office365.com'),
  network('address-not-public', 'dns', 'ADDRESS_NOT_PUBLIC', 'connect ECONNREFUSED 0.0.0.0:587'),
  network('port-blocked', 'tcp', 'ETIMEDOUT', 'connect ETIMEDOUT 52.97.201.2:587'),
  network('connection-refused', 'tcp', 'ECONNREFUSED', 'connect ECONNREFUSED 52.97.201.2:465'),
  network('connection-reset', 'tcp', 'ECONNRESET', 'read ECONNRESET'),
  network('connection-forbidden-locally', 'tcp', 'EACCES', 'connect EACCES 52.97.201.2:587'),
  network('no-route', 'tcp', 'ENETUNREACH', 'connect ENETUNREACH 2603:1026:c0a::2:587'),
  network('server-unreachable', 'tcp', 'EUNKNOWN', 'connect EUNKNOWN 52.97.201.2:587'),
  network('proxy-refused', 'tcp', 'EPROXY', 'Invalid response from proxy: 407'),
  network(
    'authority-unreachable',
    'authority',
    'ENOTFOUND',
    'getaddrinfo ENOTFOUND login.microsoftonline.com',
  ),
  network(
    'proxy-script-not-run',
    'authority',
    'PROXY_SCRIPT',
    'no answer within 15000 ms; proxy script: http://wpad.contoso.example/proxy.pac',
  ),
  network(
    'listening-port-taken',
    'listen',
    'EADDRINUSE',
    'listen EADDRINUSE: address already in use 127.0.0.1:8400',
  ),
  network(
    'listening-port-taken',
    'listen',
    'EACCES',
    'listen EACCES: permission denied 127.0.0.1:50100',
  ),
  network(
    'tls-on-plain-port',
    'tls',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    '00A7C7F7:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:355:',
  ),
  network(
    'certificate-not-trusted',
    'tls',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'self-signed certificate',
  ),
  network(
    'certificate-not-trusted',
    'authority',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'self-signed certificate in certificate chain',
  ),
  network(
    'certificate-not-trusted',
    'tls',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'unable to get local issuer certificate',
  ),
  network(
    'certificate-for-another-host',
    'tls',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    "Hostname/IP does not match certificate's altnames: Host: smtp.office365.com. is not in the cert's altnames: DNS:portal.hotel.example",
  ),
  network('certificate-out-of-date', 'tls', 'CERT_HAS_EXPIRED', 'certificate has expired'),
  network('certificate-out-of-date', 'tls', 'CERT_NOT_YET_VALID', 'certificate is not yet valid'),
  network('certificate-revoked', 'tls', 'CERT_REVOKED', 'certificate revoked'),
  network(
    'tls-too-old',
    'tls',
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    '00A7C7F7:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1605:SSL alert number 70',
  ),
  network(
    'tls-failed',
    'tls',
    'ERR_TLS_HANDSHAKE',
    'Client network socket disconnected before secure TLS connection was established',
  ),
  network('proxy-sign-in-needed', 'tcp', 'EPROXYAUTH', '407 Proxy Authentication Required'),
  network('proxy-unreachable', 'tcp', 'EPROXYUNREACHABLE', 'connect ECONNREFUSED 10.0.0.1:3128'),
];
