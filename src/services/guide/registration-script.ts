import { redirectUriOf, type Cloud } from '../../contract/azure-app.ts';
import { type Language } from '../../contract/settings.ts';
import { translateGuideScript } from '../../languages/translate-guide-script.ts';
import { type StoredClient } from '../store/records/records.ts';
import { consentAddressBefore } from './consent-address.ts';
import { audiences, registrationNameOf } from './guide-values.ts';
import { quoteForBash } from './quote-for-bash.ts';

/** Azure CLI's names of the clouds. */
const cliClouds: Readonly<Record<Cloud, string>> = {
  global: 'AzureCloud',
  'us-government': 'AzureUSGovernment',
  china: 'AzureChinaCloud',
  sandbox: 'AzureCloud',
};

const secretName = 'Odoo (Collega)';
/** Microsoft recommends less than a year (row 25 of failures.md). */
const secretDays = 180;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A bash script for Azure Cloud Shell that registers the app as the guide does by hand: name, account
 * types, redirect URI, the two permissions, enterprise application and secret. What is there already
 * is kept, so that it can be run again. The permissions' IDs are looked up by name. All of it is one
 * subshell: bash reads it to the end before it begins, and a failure does not close the user's shell.
 * Null until Odoo's address is known.
 */
export function writeRegistrationScript(
  { name, azureApp }: Pick<StoredClient, 'name' | 'azureApp'>,
  language: Language,
  /** Milliseconds since the epoch. */
  now: number,
): string | null {
  const { odooUrl, applicationId, authority, cloud } = azureApp;
  if (odooUrl === '') return null;
  const text = translateGuideScript(language);
  const registrationName = registrationNameOf(name);
  const values = {
    name: registrationName,
    // OData doubles a quote within a string.
    same_name: `displayName eq '${registrationName.replaceAll("'", "''")}'`,
    // The practice tenant's app is registered nowhere.
    app_id: cloud === 'sandbox' ? '' : applicationId,
    tenant: authority.kind === 'tenant' && guid.test(authority.tenant) ? authority.tenant : '',
    cloud: cliClouds[cloud],
    audience: audiences[authority.kind],
    redirect_uri: redirectUriOf(odooUrl),
    secret_name: secretName,
    secret_ends: new Date(now + secretDays * 86_400_000).toISOString().slice(0, 10),
    consent_before: consentAddressBefore(azureApp) ?? '',
  };
  const say = (key: keyof typeof text): string => quoteForBash(text[key]);
  return `# ${text.title.replace(/\s+/g, ' ')}
(
set -euo pipefail
${Object.entries(values)
  .map(([variable, value]) => `${variable}=${quoteForBash(value)}`)
  .join('\n')}
exchange='00000002-0000-0ff1-ce00-000000000000'
graph='00000003-0000-0000-c000-000000000000'

fail() { printf '%s\\n' "$1" >&2; exit 1; }
again() { for pause in 2 4 8 16; do if "$@"; then return; fi; sleep "$pause"; done; "$@"; }
scope_id() {
  az ad sp show --id="$1" --query="oauth2PermissionScopes[?value=='$2'].id | [0]" --output=tsv 2>/dev/null || true
}

signed_in=$(az account show --query=tenantId --output=tsv) || fail ${say('notSignedIn')}
[ "$(az cloud show --query=name --output=tsv)" = "$cloud" ] || fail ${say('otherCloud')}" $cloud"
[ -z "$tenant" ] || [ "$signed_in" = "$tenant" ] || fail ${say('otherTenant')}" $tenant"

if [ -z "$app_id" ]; then
  app_id=$(az ad app list --filter="$same_name" --query='[].appId' --output=tsv)
  case "$app_id" in *$'\\n'*) fail ${say('several')}" $name" ;; esac
fi
if [ -z "$app_id" ]; then
  app_id=$(az ad app create --display-name="$name" --sign-in-audience="$audience" \\
    --requested-access-token-version=2 --web-redirect-uris "$redirect_uri" --query=appId --output=tsv)
else
  found=$(az ad app show --id="$app_id" --query=signInAudience --output=tsv) || fail ${say('notThere')}" $app_id"
  [ "$found" = "$audience" ] || printf '%s\\n' ${say('audienceDiffers')}" $found / $audience" >&2
  there=$(az ad app show --id="$app_id" --query='web.redirectUris[]' --output=tsv)
  uris=()
  while IFS= read -r uri || [ -n "$uri" ]; do
    if [ -n "$uri" ]; then uris+=("$uri"); fi
  done <<<"$there"
  if ! printf '%s\\n' "\${uris[@]+"\${uris[@]}"}" | grep -Fxq -- "$redirect_uri"; then
    az ad app update --id="$app_id" --web-redirect-uris "\${uris[@]+"\${uris[@]}"}" "$redirect_uri"
  fi
fi

api=$exchange
send=$(scope_id "$api" SMTP.Send)
receive=$(scope_id "$api" IMAP.AccessAsUser.All)
if [ -z "$send" ] || [ -z "$receive" ]; then
  api=$graph
  send=$(scope_id "$api" SMTP.Send)
  receive=$(scope_id "$api" IMAP.AccessAsUser.All)
fi
if [ -z "$send" ] || [ -z "$receive" ]; then fail ${say('noPermissions')}; fi
permissions=$(again az ad app show --id="$app_id" --query='requiredResourceAccess[].resourceAccess[].id' --output=tsv)
for permission in "$send" "$receive"; do
  if ! printf '%s\\n' "$permissions" | grep -Fxq -- "$permission"; then
    again az ad app permission add --id="$app_id" --api="$api" --api-permissions="$permission=Scope" --only-show-errors
  fi
done

if [ "$audience" != 'PersonalMicrosoftAccount' ]; then
  az ad sp show --id="$app_id" --output=none 2>/dev/null || again az ad sp create --id="$app_id" --output=none
fi

secret=''
ends=$(az ad app credential list --id="$app_id" --query="[?displayName=='$secret_name'].endDateTime | [0]" --output=tsv)
if [ -z "$ends" ] || [ "\${COLLEGA_NEW_SECRET:-}" = yes ]; then
  ends=$secret_ends
  secret=$(az ad app credential reset --id="$app_id" --append --display-name="$secret_name" \\
    --end-date="$secret_ends" --query=password --output=tsv --only-show-errors)
fi

printf '\\n%s\\n' ${say('done')}
printf '%s  %s\\n' ${say('applicationId')} "$app_id"
if [ -n "$secret" ]; then
  printf '%s  %s\\n' ${say('secret')} "$secret"
else
  printf '%s\\n' ${say('secretThere')}
fi
printf '%s  %s\\n' ${say('ends')} "\${ends%%T*}" ${say('tenantId')} "$signed_in"
if [ -n "$consent_before" ]; then
  printf '%s\\n%s\\n' ${say('consent')} "$consent_before$app_id"
fi
)
`;
}
