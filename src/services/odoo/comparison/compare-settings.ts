import { redirectUriOf, type AzureApp } from '../../../contract/azure-app.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { defaultOutlookEndpoint } from '../../../contract/odoo-parameters.ts';
import { secretParameter } from '../snapshot/snapshot-models.ts';
import { parameterDifference, type Difference } from './difference.ts';

const applicationIdParameter = 'microsoft_outlook_client_id';
const endpointParameter = 'microsoft_outlook.endpoint';

/** Module, credentials, endpoint and address, as the client's Azure app wants them in Odoo. */
export function compareSettings(
  app: AzureApp,
  endpoint: string | null,
  snapshot: OdooSnapshot,
): Difference[] {
  return [
    ...compareModule(snapshot),
    ...compareCredentials(app, snapshot),
    ...reviewTokens(snapshot),
    ...compareEndpoint(endpoint, snapshot),
    ...compareAddress(app, snapshot),
  ];
}

function compareModule(snapshot: OdooSnapshot): Difference[] {
  const found: Difference[] = [];
  const module = {
    severity: 'error',
    model: 'ir.module.module',
    recordId: null,
    serverId: null,
    name: 'microsoft_outlook',
    field: 'state',
    collega: 'installed',
  } as const;
  if (snapshot.outlookModule === 'not-installed') {
    found.push({ ...module, code: 'outlook-module-not-installed', odoo: 'uninstalled' });
  }
  if (snapshot.outlookModule === 'missing') {
    found.push({ ...module, code: 'outlook-module-missing', odoo: null });
  }
  if (snapshot.neutralized) {
    found.push(
      parameterDifference('neutralized-database', 'warning', 'database.is_neutralized', {
        collega: null,
        odoo: 'True',
      }),
    );
  }
  if (!snapshot.customServers) {
    found.push(
      parameterDifference(
        'custom-servers-off',
        'info',
        'base_setup.default_external_email_server',
        { collega: 'True', odoo: null },
      ),
    );
  }
  return found;
}

function compareCredentials(app: AzureApp, snapshot: OdooSnapshot): Difference[] {
  const found: Difference[] = [];
  const values = { collega: app.applicationId || null, odoo: snapshot.applicationId };
  if (snapshot.applicationId === null) {
    found.push(
      parameterDifference('application-id-missing', 'error', applicationIdParameter, values),
    );
  } else if (
    app.applicationId !== '' &&
    // A pasted blank or line end is stored as it came, and breaks the sign-in: no trimming here.
    snapshot.applicationId.toLowerCase() !== app.applicationId.toLowerCase()
  ) {
    found.push(
      parameterDifference('application-id-differs', 'error', applicationIdParameter, values),
    );
  }
  const none = { collega: null, odoo: null };
  switch (snapshot.secret) {
    case 'missing':
      found.push(parameterDifference('secret-missing', 'error', secretParameter, none));
      break;
    case 'different':
      found.push(parameterDifference('secret-differs', 'error', secretParameter, none));
      break;
    case 'unknown':
      found.push(parameterDifference('secret-not-compared', 'info', secretParameter, none));
      break;
    case 'same':
      break;
  }
  return found;
}

/**
 * Odoo 19 without ID or secret sends stored refresh tokens to a service of Odoo's, in the address,
 * and writes them to its log where that fails (odoo-api.md 3.4).
 */
function reviewTokens(snapshot: OdooSnapshot): Difference[] {
  const major = majorOf(snapshot.version);
  const lacks = snapshot.applicationId === null || snapshot.secret === 'missing';
  if (!lacks || (major !== 0 && major < 19)) return [];
  const holders = [...snapshot.outgoing, ...snapshot.incoming].filter(({ hasToken }) => hasToken);
  if (holders.length === 0) return [];
  const names = [...new Set(holders.map(({ name }) => name))].join(', ');
  const values = { collega: null, odoo: names };
  return [
    parameterDifference('tokens-without-credentials', 'error', applicationIdParameter, values),
  ];
}

function compareEndpoint(wanted: string | null, snapshot: OdooSnapshot): Difference[] {
  const odoo = snapshot.endpoint;
  if (odoo !== null && !odoo.endsWith('/') && majorOf(snapshot.version) < 19) {
    const values = { collega: wanted ?? `${odoo}/`, odoo };
    return [parameterDifference('endpoint-without-slash', 'error', endpointParameter, values)];
  }
  // The practice tenant is not running: its address is not known.
  if (wanted === null) return [];
  if (withSlash(odoo ?? defaultOutlookEndpoint) === wanted.toLowerCase()) return [];
  const values = { collega: wanted, odoo };
  return [parameterDifference('endpoint-differs', 'error', endpointParameter, values)];
}

function compareAddress(app: AzureApp, snapshot: OdooSnapshot): Difference[] {
  const found: Difference[] = [];
  const base = snapshot.webBaseUrl;
  if (base !== null && app.redirectUri !== '' && redirectUriOf(base) !== app.redirectUri) {
    const values = { collega: app.redirectUri, odoo: redirectUriOf(base) };
    found.push(parameterDifference('redirect-uri-differs', 'error', 'web.base.url', values));
  }
  if (base !== null && !snapshot.webBaseUrlFrozen) {
    const values = { collega: 'True', odoo: null };
    found.push(
      parameterDifference('web-base-url-not-frozen', 'warning', 'web.base.url.freeze', values),
    );
  }
  return found;
}

/** Odoo's own way to compare: a domain of a tenant may be written in any case. */
function withSlash(endpoint: string): string {
  const whole = endpoint.endsWith('/') ? endpoint : `${endpoint}/`;
  return whole.toLowerCase();
}

/** 18 for `18.0` and for Odoo Online's `saas~18.2+e`; 0 where no number is named. */
export function majorOf(version: string): number {
  return Number(/(\d+)\.\d/.exec(version)?.[1] ?? 0);
}
