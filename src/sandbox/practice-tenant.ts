/** What the practice tenant is called and what is registered in it. Nothing here is a real secret. */
export const practiceTenant = {
  /** Reserved by RFC 2606: no practice address can ever belong to someone. */
  domain: 'sandbox.example',
  name: 'Collega practice tenant',
  tenantId: '5a4d8b0c-7c1e-4f3a-9b2d-0e1f2a3b4c5d',
  applicationId: '0c011e6a-5a4d-4b0c-8d2e-1f0e7a5c0b0a',
  applicationName: 'Odoo (practice app)',
  secret: 'practice~Secret.of-the-Collega-sandbox_1',
  /**
   * The authority's name for MSAL. It is never resolved: the metadata holds the loopback endpoints.
   * A name without a port stays the same after a restart on other ports.
   */
  authorityHost: 'login.sandbox.example',
  odooUrl: 'https://odoo.example.com',
  redirectPath: '/microsoft_outlook/confirm',
} as const;

/** The only values `{tenant}` may have in the authority's addresses. */
export const tenantPaths: readonly string[] = [
  'common',
  'organizations',
  'consumers',
  practiceTenant.tenantId,
  // Entra takes a verified domain in place of the ID.
  practiceTenant.domain,
];
