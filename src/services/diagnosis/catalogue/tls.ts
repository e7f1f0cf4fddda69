import { type CatalogueEntry } from '../catalogue-entry.ts';

/** The TLS handshake (failures.md A4). Never is "ignore the certificate" a fix. */
export const tlsEntries: readonly CatalogueEntry[] = [
  {
    code: 'tls-on-plain-port',
    severity: 'error',
    rows: [122],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      {
        kind: 'network',
        stage: ['tls'],
        code: ['ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
      },
    ],
  },
  {
    code: 'certificate-not-trusted',
    severity: 'error',
    rows: [123],
    owner: 'network-admin',
    about: 'network',
    when: [
      {
        kind: 'network',
        stage: ['tls', 'authority'],
        code: [
          'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
          'UNABLE_TO_GET_ISSUER_CERT',
          'SELF_SIGNED_CERT_IN_CHAIN',
          'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          'DEPTH_ZERO_SELF_SIGNED_CERT',
          'CERT_UNTRUSTED',
          'INVALID_CA',
        ],
      },
    ],
  },
  {
    code: 'certificate-for-another-host',
    severity: 'error',
    rows: [124],
    owner: 'network-admin',
    about: 'network',
    when: [
      { kind: 'network', stage: ['tls', 'authority'], code: ['ERR_TLS_CERT_ALTNAME_INVALID'] },
    ],
  },
  {
    code: 'certificate-out-of-date',
    severity: 'error',
    rows: [125],
    owner: 'network-admin',
    about: 'network',
    when: [
      {
        kind: 'network',
        stage: ['tls', 'authority'],
        code: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
      },
    ],
  },
  {
    code: 'certificate-revoked',
    severity: 'error',
    rows: [126],
    owner: 'network-admin',
    about: 'network',
    when: [
      {
        kind: 'network',
        stage: ['tls', 'authority'],
        code: ['CERT_REVOKED', 'UNABLE_TO_GET_CRL', 'CRL_HAS_EXPIRED', 'CRL_NOT_YET_VALID'],
      },
    ],
  },
  {
    code: 'tls-too-old',
    severity: 'error',
    rows: [127, 128],
    owner: 'network-admin',
    about: 'network',
    when: [
      {
        kind: 'network',
        stage: ['tls', 'authority'],
        code: [
          'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
          'ERR_SSL_UNSUPPORTED_PROTOCOL',
          'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
          'ERR_SSL_HANDSHAKE_FAILURE',
          'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
          'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
        ],
      },
      { kind: 'smtp', text: /TLS 1\.0 and 1\.1 are not supported|smtp_auth_tls/i },
    ],
  },
  {
    code: 'tls-failed',
    severity: 'error',
    rows: [129],
    owner: 'network-admin',
    about: 'network',
    when: [{ kind: 'network', stage: ['tls'] }],
  },
];
